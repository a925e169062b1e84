# العربية. Draft: written by us, not yet read by anybody who speaks it from home (status.toml). Speaks to people only.
# Every text says what nl.ftl says; the Dutch leads.

language-name = العربية

letter-title = دخولك إلى ملفك
letter-intro = بهذه الرسالة يمكنك أن ترى أين وصل طلبك.
letter-step-address = اذهب إلى { $address }. يمكنك أن تصوّر المربع بهاتفك.
letter-step-code = اكتب هذا الرمز. يعمل مرة واحدة فقط.
letter-step-phrase = اختر رقماً سرياً أو جملة سرية خاصة بك: ثمانية أحرف أو أكثر. لا تستعملها في مكان آخر.
letter-number = رقمك للدخول مرة أخرى
letter-code = رمزك
letter-until = الرمز صالح حتى { $day }.
letter-safe = لن يطلب منك أحد منا هذا الرمز أو جملتك السرية أو المال. لا تُرِ هذه الرسالة لأحد. أتلفها بعد استعمال الرمز.
letter-lost = هل استعمل شخص آخر الرمز، أو ضاعت الرسالة؟ اطلب رسالة جديدة من الشخص الذي يساعدك. عندها يتوقف الرمز القديم.
letter-handover = هذه الورقة تخص عائلتك. تطلب { $from } من { $to } أن تساعدك. ستعرف من سيتواصل معك ومتى. إلى أن توافق { $to } تبقى { $from } مسؤولة عنك.

message-subject = لديك رسالة جديدة
message-body = لديك رسالة جديدة. سجّل الدخول لتقرأها:
message-subject-several = لديك رسائل جديدة
message-body-several = لديك رسائل جديدة. سجّل الدخول لتقرأها:
message-safe = لا نطلب أبداً في البريد مالاً أو رمزاً أو جملتك السرية.
message-stop = اختر ما تريد أن نخبرك به:
message-why = بعض الرسائل تصل دائماً، لأن وقتك للتصرف يتعلق بها.

notice-means = ماذا يعني هذا
notice-next = ماذا يأتي بعد ذلك
notice-do = ماذا يمكنك أن تفعل
notice-others = كم ينتظر الآخرون
notice-others-range = محسوباً من { $since }: من كل مئة عائلة وصل طلبها في اليوم نفسه، تنتظر ثمانون عائلة بين { $low } و{ $high } أسبوعاً أخرى. قد يكون الوقت أقصر أو أطول. هذا ليس وعداً.
notice-others-long = محسوباً من { $since }: من كل مئة عائلة وصل طلبها في اليوم نفسه، تنتظر معظمها أكثر من { $low } أسبوعاً أخرى. لا أحد يستطيع أن يقول كم. هذا ليس وعداً.
notice-ask = أين تسأل
notice-ask-text = اسأل الشخص الذي أعطاك الرسالة، أو محامياً. هذه معلومات وليست نصيحة قانونية.
notice-unreviewed = لم يراجع هذا النص بعد أحد يتكلم هذه اللغة. النص الهولندي أدناه هو الأصل.
notice-source = النص بالهولندية

notice-joined-title = هنا يمكنك أن تتابع طلباً
notice-joined-means = طلب شخص أن تأتي عائلته إلى هولندا. أنت جزء من هذا الطلب.
notice-joined-next = نخبرك عندما يتغير شيء. لا تحتاج أن تفعل شيئاً من أجل ذلك.
notice-joined-do = سجّل الدخول متى شئت. اختر اللغة وكم مرة نخبرك.

notice-handed-over-title = يمكن لمنظمة أخرى أن ترى هذا الطلب الآن
notice-handed-over-means = يمكنها ذلك منذ { $on }.
notice-handed-over-next = يمكنها أن تساعد في الخطوة التالية. لا يتغير شيء آخر.
notice-handed-over-do = لا تحتاج أن تفعل شيئاً. سجّل الدخول لترى من اطّلع عليه.
notice-handover-accepted-title = ستساعدك { $organisation }
notice-handover-accepted-means = أصبحت { $organisation } مسؤولة عن جزء من المساعدة التي تحتاج إليها. سجّل الدخول لترى أي جزء.
notice-handover-accepted-next = ستتواصل { $organisation } معك لأول مرة في { $on }.
notice-handover-accepted-do = سجّل الدخول لترى بمن يمكنك الاتصال. إذا لم يتواصل معك أحد في ذلك اليوم فأخبر الشخص الذي يتابع ملفك. إذا احتجت إلى مترجم فستحصل على مترجم محترف. الأطفال لا يترجمون.
notice-received-title = استُلم الطلب في { $on }
notice-received-means = بدأت المدة التي يحددها القانون. يجب على الدائرة أن تقرر قبل يوم معين. تجد هذا اليوم عندما تسجّل الدخول.
notice-received-next = تفحص الدائرة الآن الأوراق. قد يستغرق ذلك شهوراً.
notice-received-do = احتفظ بنسخة من كل ما أرسلته. أخبر الدائرة إذا انتقلت أو تغيرت عائلتك.

notice-documents-asked-title = الدائرة تطلب أوراقاً أخرى
notice-documents-asked-means = هناك شيء ناقص. رسالة { $on } تقول ما هو، وحتى أي يوم.
notice-documents-asked-next = القرار ينتظر حتى يصل جوابك.
notice-documents-asked-do = اقرأ اليوم في الرسالة. أرسل ما لديك قبل ذلك اليوم. هل تحتاج وقتاً أكثر؟ اطلبه قبل ذلك اليوم.

notice-documents-near-title = يمكنك أن تجيب حتى { $by }
notice-documents-near-means = ما زالت الدائرة تنتظر أوراقاً منك. اليوم المكتوب في الرسالة هو الأصل.
notice-documents-near-next = بعد ذلك اليوم يمكن للدائرة أن تقرر بدون أوراقك.
notice-documents-near-do = أرسل ما لديك الآن. اطلب وقتاً أكثر كتابةً إذا احتجت. اطلب المساعدة من أحد اليوم.

notice-documents-received-title = وصلت أوراقك
notice-documents-received-means = استلمتها الدائرة في { $on }.
notice-documents-received-next = مدة القرار مستمرة. تتابع الدائرة طلبك.
notice-documents-received-do = لا تحتاج أن تفعل شيئاً الآن.

notice-extended-title = الدائرة تأخذ وقتاً أطول لتقرر
notice-extended-means = القانون يسمح بذلك مرة واحدة. رسالة { $on } تقول ذلك ولماذا.
notice-extended-next = ترى اليوم الأخير الجديد عندما تسجّل الدخول.
notice-extended-do = احتفظ بالرسالة. لا تحتاج أن تجيب عليها.

notice-suspended-title = مدة القرار متوقفة
notice-suspended-means = منذ { $on } لا تُحسب الأيام. عندما تسجّل الدخول ترى السبب.
notice-suspended-next = تُحسب الأيام من جديد عندما يزول السبب.
notice-suspended-do = انظر إن كان مطلوباً منك شيء. إن لم يكن، فلا تحتاج أن تفعل شيئاً.

notice-resumed-title = مدة القرار تجري من جديد
notice-resumed-means = منذ { $on } تُحسب الأيام من جديد.
notice-resumed-next = ترى اليوم الأخير الجديد عندما تسجّل الدخول.
notice-resumed-do = لا تحتاج أن تفعل شيئاً الآن.

notice-held-title = الدائرة تنتظر في هذا الطلب
notice-held-means = السبب قواعد جديدة أو قضية في المحكمة. ليس السبب شيئاً فعلته أنت.
notice-held-next = لا أحد يستطيع أن يقول الآن كم يطول ذلك. حسب ما نعلم، تستمر المدة التي يحددها القانون.
notice-held-do = لا تحتاج أن تفعل شيئاً. هل تريد أن تعرف ما يمكنك فعله؟ اسأل محامياً.

notice-hold-ended-title = الدائرة تتابع هذا الطلب
notice-hold-ended-means = انتهى الانتظار بسبب القواعد الجديدة أو قضية المحكمة في { $on }.
notice-hold-ended-next = تنظر الدائرة في الطلب من جديد.
notice-hold-ended-do = لا تحتاج أن تفعل شيئاً الآن.

notice-investigation-title = سيكون هناك فحص إضافي
notice-investigation-means = تريد الدائرة أن تتأكد من صلة العائلة. قد تطلب فحص الحمض النووي أو مقابلة.
notice-investigation-next = يحدد شخص موعداً مع عائلتك. الدائرة تدفع ثمن فحص الحمض النووي.
notice-investigation-do = تأكد أن الأسماء وتواريخ الميلاد مكتوبة صحيحة. انتظر الرسالة قبل أن يسافر أحد.

notice-term-near-title = آخر يوم للقرار هو { $by }
notice-term-near-means = يجب على الدائرة أن تقرر حتى هذا اليوم. هذا هو القانون وليس وعداً.
notice-term-near-next = كثيراً ما يطول الأمر أكثر. عندها لديك حقوق، ونخبرك ما هي.
notice-term-near-do = لا تحتاج أن تفعل شيئاً بعد. اقرأ ما يمكنك فعله إذا لم يأتِ قرار.

notice-term-passed-title = الدائرة متأخرة
notice-term-passed-means = كان يجب أن تقرر حتى { $by }. لا يوجد قرار بعد.
notice-term-passed-next = ما زال على الدائرة أن تقرر. التأخير لا يقول شيئاً عن نعم أو لا.
notice-term-passed-do = يمكنك أن ترسل رسالة تقول: أنتم متأخرون. القانون يسمي ذلك إشعاراً بالتقصير. بعد أسبوعين يمكنك أن تذهب إلى المحكمة. اسأل محامياً أولاً.

notice-date-moved-title = تغيّر تاريخ
notice-date-moved-means = كان آخر يوم للقرار { $before }. أصبح الآن { $by }.
notice-date-moved-next = عندما تسجّل الدخول ترى السبب، خطوة بخطوة.
notice-date-moved-do = لا تحتاج أن تفعل شيئاً.
notice-own-date-moved-title = تغيّر آخر يوم لك
notice-own-date-moved-means = كان آخر يوم لتفعل شيئاً بنفسك { $before }. أصبح الآن { $by }.
notice-own-date-moved-next = عندما تسجّل الدخول ترى ما هو الأمر ولماذا تغيّر.
notice-own-date-moved-do = افعل ذلك حتى { $by } على الأكثر. إذا لم تستطع فاطلب المساعدة من أحد اليوم.

notice-still-waiting-title = ما زال الانتظار مستمراً، ولا شيء مطلوب منك
notice-still-waiting-means =
    استُلم الطلب قبل { $count ->
        [one] شهر واحد
        [two] شهرين
        [few] { $count } أشهر
       *[other] { $count } شهراً
    }. لا توجد خطوة جديدة.
notice-still-waiting-next = الدائرة هي التي تعمل الآن، وليس أنت.
notice-still-waiting-do = فعلت ما كان عليك. هناك أشياء قد تساعدك أثناء الانتظار. تجدها عندما تسجّل الدخول.

notice-default-received-title = وصلت رسالتك عن التأخير
notice-default-received-means = استُلمت في { $on }.
notice-default-received-next = لدى الدائرة الآن أسبوعان لتقرر. بعد ذلك قد يكون عليها أن تدفع عن كل يوم.
notice-default-received-do = احتفظ برسالتك وبالإثبات. اسأل محامياً عن الخطوة التالية.

notice-court-ordered-title = حددت المحكمة يوماً
notice-court-ordered-means = تقول المحكمة حتى متى يجب على الدائرة أن تقرر.
notice-court-ordered-next = يجب على الدائرة أن تقرر حتى ذلك اليوم، أو أن تدفع عن كل يوم.
notice-court-ordered-do = اسأل محاميك ماذا يعني هذا لك.

notice-granted-title = هناك قرار: نعم
notice-granted-means = تاريخ الرسالة { $on }. اقرأ فيها لمن الجواب نعم.
notice-granted-next = يمكن للعائلة أن تستلم التأشيرة من سفارة. لذلك ثلاثة أشهر.
notice-granted-do = احجز موعداً في السفارة قريباً. لا تتركوا البيت قبل أن تكون التأشيرة بين أيديكم.

notice-refused-title = هناك قرار: لا
notice-refused-means = تاريخ الرسالة { $on }. هذا صعب. وقد لا يكون النهاية.
notice-refused-next = يمكنك أن تطلب من الدائرة أن تنظر مرة أخرى. هذا اسمه اعتراض. لديك أربعة أسابيع. اليوم المكتوب في الرسالة هو الأصل.
notice-refused-do = لا تبقَ وحدك مع الرسالة. اتصل بمحامٍ اليوم أو غداً. رسالة قصيرة في الوقت تكفي. الأسباب يمكن أن تأتي بعدها.

notice-objection-near-title = يمكنك أن تعترض حتى { $by }
notice-objection-near-means = الاعتراض يطلب من الدائرة أن تنظر مرة أخرى. يجب أن يصل في الوقت. اليوم المكتوب في رسالتك هو الأصل.
notice-objection-near-next = بعد ذلك اليوم يكون الوقت قد فات.
notice-objection-near-do = أرسل الآن رسالة قصيرة: من أنت، وأي قرار، وأنك تعترض، وتوقيعك. اطلب المساعدة من محامٍ.

notice-objection-received-title = وصل اعتراضك أو استئنافك
notice-objection-received-means = استُلم في { $on }.
notice-objection-received-next = الآن تنظر الدائرة أو المحكمة في الملف مرة أخرى. يستغرق ذلك شهوراً.
notice-objection-received-do = أرسل أسبابك وأوراقك قبل اليوم المكتوب في الرسالة.

notice-objection-refused-title = هناك جواب: ما زال لا
notice-objection-refused-means = تاريخ الرسالة { $on }. من الصعب سماع هذا مرة أخرى.
notice-objection-refused-next = ربما يمكنك أن تذهب إلى محكمة أو محكمة أعلى. لديك أربعة أسابيع. اليوم المكتوب في الرسالة هو الأصل.
notice-objection-refused-do = تكلم مع محاميك اليوم أو غداً. لا تبقَ وحدك مع الرسالة.

notice-appeal-near-title = يمكنك أن تذهب إلى المحكمة حتى { $by }
notice-appeal-near-means = الاستئناف يطلب من قاضٍ أن ينظر في القرار. اليوم المكتوب في رسالتك هو الأصل.
notice-appeal-near-next = بعد ذلك اليوم يكون الوقت قد فات.
notice-appeal-near-do = اتصل بمحاميك اليوم. رسالة قصيرة في الوقت تكفي.

notice-higher-appeal-near-title = يمكنك أن تذهب إلى المحكمة الأعلى حتى { $by }
notice-higher-appeal-near-means = المحكمة الأعلى هي مجلس الدولة. اليوم المكتوب في الحكم هو الأصل.
notice-higher-appeal-near-next = بعد ذلك اليوم يكون الوقت قد فات.
notice-higher-appeal-near-do = اتصل بمحاميك اليوم.

notice-visa-near-title = يمكن استلام التأشيرة حتى { $by }
notice-visa-near-means = تستلمها العائلة من سفارة. اليوم المكتوب في الرسالة هو الأصل.
notice-visa-near-next = بعد ذلك اليوم قد تضيع الموافقة.
notice-visa-near-do = احجز موعداً في السفارة الآن. ألا يوجد موعد في الوقت؟ اطلب من الدائرة وقتاً أكثر قبل ذلك اليوم.

notice-visa-collected-title = التأشيرة موجودة
notice-visa-collected-means = استُلمت في { $on }. مكتوب عليها حتى متى هي صالحة.
notice-visa-collected-next = يمكن للعائلة أن تسافر. يجب أن تكون التأشيرة صالحة في يوم التسجيل.
notice-visa-collected-do = احجز التذكرة، ثم موعد التسجيل. أخبر البلدية والمدرسة والطبيب.

notice-arrived-title = أهلاً وسهلاً
notice-arrived-means = جاءت العائلة إلى هولندا في { $on }.
notice-arrived-next = هناك ثلاثة أيام للتبليغ عن الوصول، وخمسة أيام للتسجيل في البلدية. يجب أن يكون التأمين الصحي خلال أربعة أشهر.
notice-arrived-do = اقرأ قائمة الأسابيع الأولى. هل يأخذ شريكك مالاً مخصصاً للوالد الوحيد؟ أخبر مصلحة الضرائب الآن.

notice-withdrawn-title = انتهى هذا الطلب
notice-withdrawn-means = انتهى في { $on }.
notice-withdrawn-next = لن نخبرك بعد الآن شيئاً عنه.
notice-withdrawn-do = ألم تتوقع هذا؟ اسأل الشخص الذي يساعدك أو محامياً قريباً.

## Tasks after the approval
task-collect-visa = استلام التأشيرة (mvv) من السفارة
task-book-appointment = حجز الموعد لدى دائرة الهجرة (IND)
task-travel = السفر إلى هولندا قبل انتهاء التأشيرة
task-find-home = إيجاد مسكن يتسع للعائلة
task-report = الحضور شخصياً لدى دائرة الهجرة (IND)
task-permit = تمنح دائرة الهجرة (IND) تصريح الإقامة
task-report-to-benefits = إبلاغ البلدية ومصلحة Toeslagen بوصول العائلة
task-register = التسجيل لدى البلدية
task-tuberculosis = إجراء فحص السل
task-own-talk = محادثة أولى خاصة بك، مع مترجم
task-youth-health = الزيارة الأولى للرعاية الصحية للأطفال والشباب
task-health-insurance = الاشتراك في التأمين الصحي
task-general-practitioner = التسجيل لدى طبيب عائلة
task-integration-plan = تضع البلدية معك خطة الاندماج الشخصية
task-school = تسجيل الطفل في مدرسة
task-child-benefit = طلب إعانة الأطفال من SVB
task-bank-account = فتح حساب مصرفي خاص بك

remedy-letter-title-notice-of-default = هذه الرسالة تقول للدائرة إنها تأخرت
remedy-letter-title-objection = هذه الرسالة تطلب من الدائرة أن تنظر مرة أخرى
remedy-letter-not-advice = هذه ليست نصيحة قانونية. دع محامياً يقرأ الرسالة إذا كان هناك وقت لذلك.
remedy-letter-what-notice-of-default = بهذه الرسالة تقول للدائرة إنه كان عليها أن تقرر حتى { $day }. وتطلب منها أن تقرر خلال أسبوعين.
remedy-letter-what-objection = بهذه الرسالة القصيرة تقول في الوقت إنك لا توافق على القرار. أسبابك يمكن أن تأتي بعدها.
remedy-letter-from = تُحسب الرسالة ابتداءً من { $day }. إذا أُرسلت قبل ذلك فلا تُحسب. ليس هناك يوم أخير ثابت. لكن لا تنتظر طويلاً.
remedy-letter-until = يجب أن تضع الرسالة في البريد في { $day } على الأكثر. أرسلها قبل ذلك بأيام. هل في القرار يوم أبكر؟ إذن ذلك اليوم هو الذي يُحسب.
remedy-letter-fill = اقرأ الرسالة الهولندية. هل كل شيء فيها صحيح؟ املأ السطور الفارغة: رقمك (v-nummer) وعنوان الدائرة. العنوان موجود في آخر رسالة منها إليك. وقّع بيدك. عن الطفل يوقّع أحد الوالدين أو الوصي.
remedy-letter-enclose = ضع نسخة من القرار مع الرسالة.
remedy-letter-send = أرسل الرسالة بالبريد المسجل واحتفظ بالإثبات. احتفظ بنسخة من كل شيء.
remedy-letter-form = للدائرة نموذج خاص لهذا على الموقع ind.nl. يمكنك أن تستعمله بدلاً من هذه الرسالة. في مايو 2024 كان الإرسال بالفاكس ممكناً أيضاً.
remedy-letter-then-notice-of-default = يبدأ الأسبوعان في اليوم التالي لوصول الرسالة. هل لا يوجد قرار بعدهما؟ عندها يمكنك أن تذهب إلى المحكمة. يستطيع محامٍ أن يفعل ذلك عنك.
remedy-letter-penalty = بعد الأسبوعين قد يكون على الدائرة أن تدفع لك عن كل يوم، لمدة 42 يوماً على الأكثر.
remedy-letter-penalty-uncertain = ليس مؤكداً أن هذا الدفع ما زال موجوداً. اسأل محامياً.
remedy-letter-then-objection = بعد ذلك تعطيك الدائرة وقتاً لترسل أسبابك. لا تفوّت ذلك اليوم. بدون أسباب لا يجب عليها أن تنظر مرة أخرى. يستطيع محامٍ أن يكتبها لك.
remedy-letter-lawyer = أين تجد محامياً
remedy-letter-lawyer-cost = إذا كان دخلك قليلاً فإنك تدفع جزءاً فقط من التكاليف.
remedy-letter-private = قد يكون اسمك وعنوانك على هذه الورقة. احفظها حيث لا يجدها الآخرون.
