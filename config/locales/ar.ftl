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
notice-unreviewed = لم يراجع هذا النص بعد أحد يتكلم هذه اللغة. النص الهولندي هو الأصل.
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


# ------------------------------------------------------------- صفحات العائلات والمساعدين والجميع (draft)
page-site = Wachtwijzer
page-skip = إلى المحتوى
page-languages = اللغة:
page-exit = خروج سريع
page-exit-how = زر «خروج سريع» ينقلك فوراً إلى صفحة الطقس. الضغط ثلاث مرات على Shift يفعل الشيء نفسه إذا كانت البرامج النصية تعمل.
page-exit-history = يبقى في متصفحك سجل الصفحات التي رأيتها. امسحه إذا كان شخص آخر يستطيع أن يرى جهازك.
page-menu = القائمة
page-foot = عن هذه الخدمة
page-foot-help = أين تسأل
page-foot-glossary = شرح الكلمات
page-foot-privacy = الخصوصية
page-foot-accessibility = سهولة الاستعمال للجميع
page-foot-advice = هذه معلومات وليست نصيحة قانونية. رسالة الدائرة هي الأصل.
page-signed-in = دخلت باسم
page-sign-out = تسجيل الخروج
page-home = صفحاتي
page-optional = (يمكن أن يبقى فارغاً)
page-day = اليوم
page-month = الشهر
page-year = السنة
page-days = { $n ->
    [zero] { $n } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
}
page-left-today = اليوم هو اليوم الأخير
page-left = { $n ->
    [one] بقي يوم واحد
    [two] بقي يومان
    [few] بقيت { $n } أيام
    [many] بقي { $n } يوماً
   *[other] بقي { $n } يوم
}
page-late = { $n ->
    [one] متأخر يوماً واحداً
    [two] متأخر يومين
    [few] متأخر { $n } أيام
    [many] متأخر { $n } يوماً
   *[other] متأخر { $n } يوم
}
page-suspended = المدة متوقفة
page-met = تم في الوقت
page-met-late = { $n ->
    [one] تم، بتأخير يوم واحد
    [two] تم، بتأخير يومين
    [few] تم، بتأخير { $n } أيام
    [many] تم، بتأخير { $n } يوماً
   *[other] تم، بتأخير { $n } يوم
}
page-no-term = لا توجد مدة
page-until = حتى
page-last-day = اليوم الأخير:
page-provisional = (ما زال يتغير)
page-why-this-date = لماذا هذا التاريخ؟
page-mind = انتبه:
page-letter-leads = هل في رسالة يوم آخر؟ عندها اليوم المكتوب في الرسالة هو الأصل.
page-readings = يمكن فهم القانون بأكثر من طريقة. نعرض اليوم الآمن. حسب كل فهم:
page-verified-partial = قُرئ جزء منه
page-verified-unverified = لم يُقرأ بعد في مصدره
page-progress-done = تم
page-progress-now = الآن
page-progress-next = لاحقاً
page-step-of = الخطوة { $n } من { $all }
page-step-more = ماذا حدث
page-step-applied = قُدّم الطلب
page-step-papers = اكتملت الأوراق
page-step-decision = بانتظار القرار
page-step-decision-text = تفحص دائرة الهجرة الأوراق. أحياناً تطلب مقابلة أو فحص الحمض النووي.
page-step-visa = استلام التأشيرة
page-step-journey = السفر والوصول
page-step-together = الشهور الأولى معاً
page-right-notice-of-default = أرسل رسالة: أنتم متأخرون
page-right-inaction-appeal = اذهب إلى المحكمة لأنه لا يوجد قرار
page-right-objection = قدّم اعتراضاً
page-right-appeal = اذهب إلى المحكمة (استئناف)
page-right-higher-appeal = اذهب إلى المحكمة الأعلى
page-right-filing = قدّم الطلب لعائلتك
page-helping = أنت تساعد غيرك. كلمة «أنت» هنا تعني من ينتظر عائلته.
page-term-decision = مدة القرار
page-term-answer = مدة الجواب
page-term-objection = مدة الاعتراض
page-term-filing-window = مدة تقديم الطلب بشروط اللاجئين
page-term-objection-decision = مدة القرار في الاعتراض
page-term-penalty-grace = أسبوعان بعد رسالة التأخير
page-term-court-handling = مدة حكم المحكمة دون جلسة
page-term-court-term = مدة القرار التي حددتها المحكمة
page-term-appeal = مدة الاستئناف
page-term-higher-appeal = مدة الاستئناف الأعلى
page-term-higher-appeal-judgment = مدة حكم المحكمة الأعلى (مجلس الدولة)
page-term-mvv-collection = مدة استلام التأشيرة
page-term-mvv-validity = صلاحية التأشيرة: ادخل قبل أن تنتهي
page-term-report = مدة إبلاغ الدائرة بعد الوصول
page-term-permit-after-report = مدة إصدار الإقامة
page-term-registration = مدة التسجيل في البلدية
page-term-health-insurance = مدة التأمين الصحي من اليوم الأول
page-term-integration-plan = مدة خطة الاندماج (PIP)
page-term-integration = مدة الاندماج
page-right-letter = رسالة للطباعة
page-recorded = سُجّل في
page-picture-alt = صورة. الأرقام مكتوبة تحتها.
page-picture-withheld = عدد العائلات قليل جداً لنعرض هذا. وإلا يمكن التعرف على عائلة.
page-picture-alone = اعرض الصورة وحدها
page-pictures = بالصور
page-numbers = الأرقام
page-files = خذها معك:
page-filter = اختر ما تراه
page-filter-show = اعرض
page-filter-saved = اختيارات محفوظة
page-pager = المزيد من هذه القائمة
page-pager-first = إلى أول القائمة
page-pager-next = التالي
page-table-empty = لا يوجد شيء هنا.
page-faults = هناك شيء يجب تصحيحه
page-sources = من أين هذه المعلومات
page-contacts = بمن يمكنك أن تتصل

page-party-authority = الدائرة
page-party-municipality = البلدية
page-party-court = المحكمة
page-party-referent = مقدم الطلب
page-party-family-member = فرد العائلة
page-force-statutory = حسب القانون
page-force-judicial = بأمر من المحكمة
page-force-administrative = حددته الدائرة
page-force-document = مكتوب على وثيقة
page-force-norm = قاعدة متبعة، وليست مدة في القانون

## طلبي
page-case-title = طلبك
page-case-number = الرقم:
page-case-seen = الحالة في
page-case-more = المزيد عن هذا الطلب
page-ask-where = أين هو الآن؟
page-ask-who = عند من؟
page-ask-next = ماذا يحدث بعد ذلك؟
page-ask-me = ماذا يجب أن تفعل؟
page-ask-others = كم ينتظر الآخرون؟
page-ask-until = حتى متى يجب أن يقرروا؟
page-me-nothing = لا يجب عليك شيء الآن.
page-me-meanwhile = فعلت ما كان عليك. انظر في «ما يمكنك أن تحضّره». هناك أشياء تساعدك أثناء الانتظار.
page-others-unknown = لا يمكن أن نقول ذلك الآن.
page-others-range = من الآن: { $low } إلى { $high }
page-others-mean = هذا ليس وعداً لعائلتك. هذا ما حدث مع الآخرين.
page-until-none = لا توجد مدة الآن.
page-until-act = يحق لك الآن أن تفعل شيئاً حيال ذلك: انظر أدناه.
page-until-then = لا قرار حتى ذلك اليوم؟ عندها لديك حقوق.
page-until-means = حتى هذا اليوم يجب أن يكون هناك قرار. هذا هو القانون وليس وعداً. كثيراً ما يطول الأمر أكثر.
page-rights = ماذا يمكنك أن تفعل
page-right-open = ممكن الآن
page-right-from = ليس مبكراً ابتداءً من
page-steps = طريق طلبك
page-clocks = ساعتان
page-clock-legal = الأيام التي تُحسب في القانون
page-clock-legal-of = لدى الدائرة { $n ->
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
}.
page-clock-suspended = { $n ->
    [one] يوم واحد لم يُحسب
    [two] يومان لم يُحسبا
    [few] { $n } أيام لم تُحسب
    [many] { $n } يوماً لم تُحسب
   *[other] { $n } يوم لم تُحسب
}.
page-clock-lived = أيام انتظارك
page-clock-lived-family = أيام انتظار العائلة
page-clock-lived-why = محسوبة منذ استلام الطلب. هذه الأيام لا تتوقف أبداً.
page-news = الرسائل
page-no-messages = لا توجد رسائل بعد.
page-wishes = ما تريد أن نخبرك به
page-wishes-always = بعض الرسائل تصل دائماً، لأن وقتك للتصرف يتعلق بها.
page-wish-how = كم مرة
page-wish-how-hint = ما لا يمكن أن ينتظر يصل فوراً.
page-wish-immediate = فوراً
page-wish-daily = معاً، مرة في اليوم
page-wish-weekly = معاً، يوم الجمعة
page-wish-save = احفظ هذا
page-more-guidance = ما يمكنك أن تحضّره
page-more-refusal = إذا كان الجواب لا
page-more-handover = من يساعدك بعد ذلك
page-more-helpers = أشخاص يتابعون معك
page-more-data = ماذا نعرف عنك
page-more-looks = من اطّلع
page-take-sheet = ورقة للحديث مع من يساعدك
page-take-calendar = أيام لتقويمك

page-stage-unknown-who = اسأل الشخص الذي يساعدك.
page-stage-unknown-next = نخبرك عندما يتغير شيء.
page-stage-preparing-now = لم يُقدَّم الطلب بعد
page-stage-preparing-who = مقدم الطلب
page-stage-preparing-next = يقدّم الطلب من أجل العائلة.
page-stage-in-review-now = بانتظار القرار
page-stage-in-review-who = دائرة الهجرة (IND)
page-stage-in-review-next = يفحصون الأوراق ويقررون.
page-stage-granted-now = الجواب نعم
page-stage-granted-who = العائلة والسفارة
page-stage-granted-next = تستلم العائلة تأشيرة.
page-stage-refused-now = الجواب لا
page-stage-refused-who = أنت
page-stage-refused-next = يمكنك أن تعترض.
page-stage-not-processed-now = توقف: أوراق ناقصة
page-stage-not-processed-who = أنت
page-stage-not-processed-next = يمكنك أن تعترض.
page-stage-in-objection-now = ينظرون مرة أخرى
page-stage-in-objection-who = دائرة الهجرة (IND)
page-stage-in-objection-next = يأتي قرار جديد.
page-stage-objection-refused-now = ما زال الجواب لا
page-stage-objection-refused-who = أنت
page-stage-objection-refused-next = يمكنك أن تذهب إلى المحكمة.
page-stage-in-appeal-now = عند المحكمة
page-stage-in-appeal-who = المحكمة
page-stage-in-appeal-next = يقرر قاضٍ.
page-stage-appeal-refused-now = قالت المحكمة لا
page-stage-appeal-refused-who = أنت
page-stage-appeal-refused-next = يمكنك أن تذهب إلى المحكمة الأعلى.
page-stage-in-higher-appeal-now = عند المحكمة الأعلى
page-stage-in-higher-appeal-who = مجلس الدولة
page-stage-in-higher-appeal-next = يقرر القاضي الأعلى.
page-stage-mvv-issued-now = التأشيرة موجودة
page-stage-mvv-issued-who = العائلة
page-stage-mvv-issued-next = تسافر العائلة إلى هولندا.
page-stage-arrived-now = العائلة هنا
page-stage-arrived-who = أنت، مع مساعدة
page-stage-arrived-next = التبليغ والتسجيل.
page-stage-settling-now = الشهور الأولى معاً
page-stage-settling-who = البلدية معك
page-stage-settling-next = المدرسة والطبيب واللغة.
page-stage-withdrawn-now = توقف
page-stage-withdrawn-who = لا أحد
page-stage-withdrawn-next = لا يأتي شيء آخر.
page-stage-closed-now = أُغلق الملف
page-stage-closed-who = لا أحد
page-stage-closed-next = لا يأتي شيء آخر.

page-guidance-title = ما يمكنك أن تحضّره
page-guidance-for = للوقت الحالي:
page-guidance-anybody = هذا لكل من ينتظر عائلته. سجّل الدخول لترى ما يناسب طلبك.
page-guidance-none = لا يوجد ما تحضّره الآن.
page-guidance-filing = قبل الطلب
page-guidance-waiting = أثناء الانتظار
page-guidance-journey = بعد الموافقة: التأشيرة والسفر
page-guidance-arrival = الأشهر الأولى معاً
page-guidance-together = العيش معاً من جديد
page-guidance-refusal = إذا كان الجواب لا
page-guidance-done = فعلت { $done } من { $all }.
page-guidance-open = اقرأ هذا
page-tick-done = تم
page-tick-open = لم يتم بعد
page-refusal-title = بعد جواب لا
page-refusal-intro = هذا صعب. وقد لا يكون النهاية.
page-refusal-letter = تاريخ الرسالة
page-refusal-time = الوقت قليل. اليوم المكتوب في رسالتك هو الأصل. رسالة قصيرة في الوقت تكفي.
page-refusal-first = افعل هذا أولاً
page-helpers-title = أشخاص يتابعون معك
page-helpers-intro = يمكنك أن تسمح لشخص أن يتابع معك. ينتهي ذلك وحده، ويمكنك أن تنهيه قبل ذلك.
page-helpers-none = لا أحد يتابع معك الآن.
page-helper-until = حتى
page-helper-revoke = أنهِ هذا
page-helper-grant = اسمح لشخص أن يتابع
page-helper-mind = هل يجبرك أحد على هذا؟ لا تفعله. اطلب المساعدة من شخص تثق به.
page-helper-number = رقم المساعد
page-helper-number-hint = هو مكتوب في رسالته.
page-helper-ends = حتى أي يوم
page-helper-let = اسمح لهذا الشخص أن يتابع
page-handover-title = من يساعدك بعد ذلك
page-handover-intro = هنا ترى أي منظمة تفعل ماذا من أجلك، وبمن يمكنك أن تتصل.
page-handover-none = لا توجد منظمة أخرى الآن.
page-handover-accepted = تولّتها
page-handover-waits = بانتظار الجواب
page-handover-responsible = من يتولى ماذا اليوم
page-handover-by = المحادثة الأولى في
page-handover-shared = ماذا يعرفون عنك
page-data-title = ماذا نعرف عنك
page-data-intro = ترى هذا أنت ومن يعمل على طلبك فقط. لا ترى عائلتك كيف نتواصل معك.
page-data-email = البريد الإلكتروني
page-data-phone = الهاتف
page-data-language = اللغة
page-data-channel = كيف نخبرك
page-data-save = احفظ
page-data-rights = حقوقك
page-data-rights-text = يمكنك أن تطلب تغيير شيء أو محوه. اسأل الشخص الذي يساعدك. يمكنك أيضاً أن تشتكي عند هيئة حماية البيانات.
page-data-print = كل شيء للطباعة
page-since = منذ
page-family = عائلتك
page-family-somebody = أحد أفراد العائلة
page-family-left = لم يعد جزءاً من هذا الطلب منذ
page-relation-spouse = زوج أو زوجة
page-relation-partner = شريك
page-relation-child = ابن أو ابنة
page-relation-foster-child = طفل في الرعاية
page-relation-parent = أب أو أم
page-relation-sibling = أخ أو أخت
page-relation-other = قريب
page-age-under-5 = أقل من 5 سنوات
page-age-5-to-11 = من 5 إلى 11 سنة
page-age-12-to-17 = من 12 إلى 17 سنة
page-holder-papers = أنت: طُلبت منك أوراق.
page-next-papers = ترسل أنت الأوراق، ثم يتابعون النظر.
page-next-court = أعطتهم المحكمة مدة جديدة تنتهي بعد { $day }.
page-next-default = وصلتهم رسالة «لقد تأخرتم». ما زال لديهم وقت حتى { $day }.
page-next-held = هم يؤجلون القرار الآن، لكن مدتهم القانونية مستمرة.
page-take-calendar-plain = أيام مع شرح
page-take-calendar-how = يظهر في التقويم فقط: «يوم للتذكّر». أما مع الشرح فقد يرى غيرك عمّا يدور الأمر.
page-calendar-neutral = يوم للتذكّر
page-calendar-talk = المحادثة الأولى
page-refusal-before = لا يوجد جواب بالرفض. لا حاجة لأن تقرأ هذا. هو هنا إن أردت أن تعرف ما الممكن حينها.
page-refusal-path = الطريق بعد الرفض
page-refusal-objection = الاعتراض: تطلب من الدائرة أن تنظر مرة أخرى.
page-refusal-appeal = الطعن: إذا بقي الجواب لا، تنظر فيه محكمة.
page-refusal-higher = الطعن الأعلى: أحياناً تنظر فيه المحكمة العليا أيضاً.
page-refusal-lawyer = يساعدك محامٍ في كل خطوة. اليوم الأخير مكتوب دائماً في الرسالة.
page-data-none = لا نعرف عنك شيئاً بعد سوى رقمك.
page-data-minded = ما نراعيه عند التواصل معك
page-data-change = هل هناك خطأ أو تريد تغيير شيء؟ أخبر الشخص المسؤول عن ملفك. هكذا لا يستطيع أحد غيرك تغييره.
page-data-given-name = الاسم
page-data-family-name = اسم العائلة
page-data-born = تاريخ الميلاد
page-data-address = العنوان
page-data-interpreter = الحاجة إلى مترجم
page-yes = نعم
page-no = لا
page-mark-do-not-call = عدم الاتصال بالهاتف
page-mark-do-not-write = عدم المراسلة
page-mark-only-in-person = وجهاً لوجه فقط
page-mark-neutral-sender-only = من دون ذكر المرسل
page-mark-shared-phone = آخرون يستخدمون هذا الهاتف أيضاً
page-mark-shared-mailbox = آخرون يقرؤون البريد أيضاً
page-mark-contact-through-organisation = عن طريق منظمة فقط
page-wants = ماذا تريد أن تقرأ
page-topics = اقرأ أيضاً عن
page-topic-children = الأطفال: المدرسة والطبيب والمال
page-topic-young = أنا صغير السن ووحدي هنا
page-life = رسالة عندما لا يوجد جديد
page-life-monthly = كل شهر
page-life-quarterly = كل ثلاثة أشهر
page-open-words = اكتبوا الموضوع في الرسالة نفسها. قد يقرؤها غيري أيضاً.
page-consents = من يحق له أن يعرف عنك
page-consents-intro = أحياناً لا يحق لمنظمة أن تعرف شيئاً عنك إلا إذا وافقت. يمكنك أن توقف ذلك في أي وقت، ولا تخسر شيئاً.
page-consents-none = لم توافق على شيء بعد.
page-consent-given = وافقت في
page-consent-ended = توقّف في
page-consent-new = وافق لمنظمة
page-consent-choose = اختر منظمة
page-consent-to = المنظمة
page-consent-give = نعم، يحق لهم أن يعرفوا
page-consent-end = أوقف هذا
page-sessions = أين سجّلت الدخول
page-sessions-intro = هل لا تعرف إحداها؟ أوقفها، ثم اختر رقماً سرياً جديداً برسالة جديدة.
page-session-since = منذ
page-session-seen = آخر استخدام في
page-session-this = هذا الجهاز
page-session-end = سجّل الخروج هناك
page-provider = طريقة أخرى للدخول
page-provider-intro = يمكنك أيضاً الدخول بخدمة تعرفها.
page-provider-on = ستنتقل الآن إلى خدمة أخرى، ثم تعود إلى هنا.
page-provider-link = الدخول أيضاً عن طريق
page-provider-end = إيقاف الدخول بهذه الطريقة
page-helpers-see = يرى المساعد طلبك ويستطيع أن يطبع رسائل لك. لا يرى أين تسكن ولا كيف نتواصل معك.
page-helper-referent = مقدم الطلب وحده يستطيع أن يسمح لشخص بالمتابعة أو أن يوقفها.
page-handover-refused = لم تتولّها
page-handover-withdrawn = أُلغي
page-handover-from = قبل ذلك:
page-handover-about = هذا يخص
page-handover-answer = يجيبون حتى
page-handover-talked = كانت المحادثة الأولى في
page-handover-call = يمكنك الاتصال أو الكتابة إلى
page-handover-ground = لماذا يُسمح بذلك
page-shared-name = اسمك
page-shared-born-on = تاريخ ميلادك
page-shared-phone = هاتفك
page-shared-email = بريدك الإلكتروني
page-shared-address = عنوانك
page-shared-needs-support = هل تحتاج إلى مساعدة في المواعيد والأوراق
page-shared-formerly-unaccompanied = هل جئت وحدك وأنت طفل
page-shared-language = لغتك
page-shared-interpreter = هل تحتاج إلى مترجم
page-ground-consent = أنت وافقت، ويمكنك أن توقف ذلك.
page-ground-legal-obligation = القانون يفرضه.
page-ground-vital-interest = كان هناك شخص في خطر.
page-ground-public-task = يحتاجونه لمهمتهم في القانون.
page-tasks-title = بعد الوصول
page-tasks-intro = هذا ما يجب عمله لكل واحد منكم، ومعه من يساعدكم.
page-tasks-none = لا شيء تعمله الآن. يأتي ذلك بعد الموافقة.
page-tasks-all-done = كل شيء تم.
page-tasks-done = { $n ->
    [one] شيء واحد تم
    [two] شيئان تمّا
    [few] { $n } أشياء تمت
   *[other] { $n } شيئاً تم
}
page-tasks-usual = هذا هو المعتاد، وليس مدة في القانون:
page-tasks-acts = من يقوم به:
page-tasks-help = من يتابعه:
page-tasks-say = تم هذا
page-tasks-paper = اكتب اليوم الذي حدث فيه. لا حاجة إلى ورقة.
page-tasks-on = في أي يوم؟
page-tasks-do = سجّل هذا
page-tasks-family = للعائلة كلها
page-others-over = لم تعد تنتظر قراراً.
page-holder = { $who }
page-holder-more = { $who } وغيرهم
page-refusal-general = هكذا تسير الأمور بعد الرفض.
page-theme-residence = حق الإقامة
page-theme-reception = الاستقبال الأول
page-theme-housing = السكن
page-theme-municipality = التسجيل والاندماج
page-theme-health = التأمين الصحي والطبيب
page-theme-youth-health = الرعاية الصحية للأطفال
page-theme-school = المدرسة
page-theme-money = المال: الإعانة والبنك والديون
page-theme-guardianship = الوصاية
page-handed-to-reception = إلى مركز الاستقبال
page-handed-to-municipality = إلى البلدية
page-handed-to-general-practitioner = إلى طبيب العائلة
page-handed-to-youth-health = إلى الرعاية الصحية للأطفال
page-handed-to-school = إلى المدرسة
page-handed-to-debt-help = إلى المساعدة في الديون
page-handed-to-guardianship = إلى الوصي
page-fault-twice = أُرسل هذا من قبل. تأكد أنه صحيح، ثم أرسله مرة أخرى.
page-fault-past = هذا اليوم مضى. اختر يوماً قادماً.
page-fault-helper = لا نعرف هذا الرقم. تأكد منه في رسالة المساعد.
page-fault-far = هذا طويل جداً. اختر يوماً خلال سنة.
page-fault-future = هذا اليوم لم يأتِ بعد. اختر اليوم الذي حدث فيه.
page-fault-already = هذا مسجّل من قبل.
page-fault-others = لا يمكنك أن تقول هذا بنفسك. اسأل من يتابعه.
page-fault-choice = اختر شيئاً من القائمة.
page-channel-none = لا تخبروني، أنظر بنفسي
page-channel-email = بالبريد الإلكتروني
page-channel-sms = برسالة نصية
page-channel-letter = برسالة بريدية
page-channel-in-person = في مقابلة
page-looks-title = من اطّلع
page-looks-intro = هنا كل من اطّلع على طلبك.
page-looks-ask = هل لا تعرف لماذا اطّلع شخص؟ اسأل الشخص الذي يساعدك.
page-look-when = متى
page-look-who = من
page-look-what = ماذا
page-look-why = لماذا
page-sheet-title = ورقة للحديث
page-sheet-intro = خذ هذه الورقة إلى من يساعدك. تاريخها
page-sheet-print = اطبع هذه الصفحة من قائمة المتصفح. ليس عليها اسم ولا رقم.
page-sheet-days = أيام مهمة
page-sheet-open = ما بقي أن تفعله
page-sheet-questions = أسئلتي

page-start-title = بانتظار عائلتك
page-start-intro = هنا ترى أين الطلب، وعند من، وماذا يأتي بعد ذلك. بلغتك.
page-road-1 = الطلب
page-road-2 = الانتظار
page-road-3 = القرار
page-road-4 = السفر
page-road-5 = معاً
page-start-sign-in = تسجيل الدخول
page-start-activate = لدي رسالة فيها رمز
page-start-safe = لن نتصل بك ولن نراسلك أبداً لنطلب مالاً أو رقمك السري أو رمزك.
page-start-procedure = كيف يجري الأمر
page-start-procedure-text = كل الخطوات من الطلب إلى الشهور الأولى معاً، مع صورة.
page-start-waiting = كم ينتظر الآخرون
page-start-waiting-text = من أقصر وقت إلى أطوله. يُحسب أيضاً من ما زال ينتظر.
page-start-guidance = ما يمكنك أن تحضّره
page-start-guidance-text = أثناء الانتظار، قبل السفر وبعده. وأيضاً إذا كان الجواب لا.
page-start-filing = إذا قدّمت الطلب في يوم معين
page-start-filing-text = أي أيام أخيرة تتبع ذلك.
page-start-reckon = احسب يوماً أخيراً
page-start-reckon-text = للمساعدين والمحامين: كل خطوة مع المادة.
page-start-glossary = شرح الكلمات
page-start-glossary-text = كلمات القانون بلغة سهلة.
page-demo-banner = عرض تجريبي: كل ما هنا مُختلق.
page-demo-again = تصفّح باسم شخص آخر
page-procedure-title = كيف يجري الأمر
page-procedure-steps = الطريق المعتاد
page-procedure-picture = كل المراحل في صورة
page-procedure-alt = مراحل الإجراء والطرق بينها. الخطوات مكتوبة فوقها، والمدد تحتها.
page-procedure-terms = المدد
page-term = المدة
page-term-who = من يجب أن يتصرف
page-term-length = كم تطول
page-term-force = أي نوع
page-term-law = أين هي مكتوبة
page-filing-title = إذا قدّمت الطلب في يوم معين
page-filing-intro = اختر يوماً. ترى حتى متى يجب أن يكون هناك قرار.
page-filing-procedure = نوع الطلب
page-kind-nl-nareis = لم شمل عائلة اللاجئ (nareis)
page-kind-be-gezinshereniging = لم شمل العائلة في بلجيكا
page-kind-de-familiennachzug = لم شمل العائلة في ألمانيا
page-filing-on = اليوم الذي يصل فيه الطلب
page-filing-on-hint = مثلاً 27 3 2027
page-filing-do = اعرض الأيام
page-filing-answer = إذا وصل في
page-reckon-title = احسب يوماً أخيراً
page-reckon-intro = اكتب الأيام التي تعرفها. لا نحفظ منها شيئاً، ولا يظهر منها شيء في العنوان.
page-reckon-again = احسب مرة أخرى
page-reckon-print = اطبع هذه الصفحة لتحتفظ بها. نحن لا نحفظ شيئاً.
page-reckon-received = استُلم الطلب
page-reckon-received-hint = اليوم الذي وصل فيه
page-reckon-asked = طُلبت أوراق
page-reckon-answer-by = حتى متى يمكنك أن تجيب
page-reckon-sent = استُلمت الأوراق
page-reckon-default = استُلمت الرسالة عن التأخير
page-reckon-decided = أُرسل القرار
page-reckon-outcome = ماذا يقول
page-reckon-as-of = الحالة في أي يوم
page-reckon-as-of-hint = فارغ: اليوم
page-reckon-do = احسب
page-none = –
page-waiting-title = كم ينتظر الآخرون
page-waiting-on = اليوم الذي وصل فيه طلبك
page-waiting-more = أرقام أخرى
page-waiting-do = اعرض المدة
page-glossary-title = شرح الكلمات
page-glossary-intro = بجانب كل كلمة الكلمة الهولندية التي في رسائلك.
page-sign-in = تسجيل الدخول
page-sign-in-number = رقمك أو اسم العمل
page-sign-in-number-hint = هو مكتوب في رسالتك، مثلاً {"\u2066"}WP-7K3M-9QXP{"\u2069"}.
page-sign-in-phrase = رقمك السري أو جملتك السرية
page-sign-in-code = رمز لمرة واحدة
page-sign-in-code-hint = فقط لمن يعمل هنا.
page-sign-in-others = طرق أخرى
page-sign-in-safe = اكتب رقمك السري ورمزك هنا فقط. لن نتصل بك ولن نراسلك لنطلبهما أو لنطلب مالاً.
page-activate = المرة الأولى
page-activate-intro = تحتاج الرسالة التي فيها الرمز. يعمل الرمز مرة واحدة.
page-activate-code = الرمز المكتوب في رسالتك
page-activate-code-hint = يمكنك أن تلصقه. الحروف الصغيرة والفراغات لا تهم.
page-activate-phrase = اختر رقماً سرياً أو جملة سرية
page-activate-phrase-hint = ثمانية أحرف أو أكثر. لا تستعملها في مكان آخر.
page-activate-do = تابع
page-help-title = أين تسأل
page-help-now = مساعدة الآن
page-help-now-text = هل أحد في خطر؟ هل يؤذيك أحد في البيت؟ اتصل بأحد هذه الأرقام.
page-help-person = اسأل الشخص الذي يساعدك
page-help-person-text = الاسم مكتوب في رسالتك. إذا ضاعت الرسالة تحصل منه على رسالة جديدة.
page-help-lawyer = اسأل محامياً
page-help-lawyer-text = لمعظم الناس يكلف ذلك القليل أو لا شيء. يساعدك Juridisch Loket في البحث.
page-help-others = من يساعد أيضاً
page-help-others-text = في المال والعلاج والبحث عن العائلة والسفر.
page-privacy-title = الخصوصية
page-privacy-1 = ماذا نحفظ
page-privacy-1-text = أيام طلبك وخطواته، وكيف نتواصل معك، وما فعلته من القائمة. لا أوراق ولا قصة اللجوء.
page-privacy-2 = من يراه
page-privacy-2-text = أنت، ومن يعمل على طلبك. نسجّل كل من يطّلع. يمكنك أن تقرأ من اطّلع.
page-privacy-3 = العائلة
page-privacy-3-text = لكل بالغ دخوله الخاص. لا يرى أحد كيف نتواصل مع الآخر.
page-privacy-4 = كم من الوقت
page-privacy-4-text = تُمحى بياناتك عندما لا نحتاجها. ما حدث يبقى، بدون اسمك.
page-privacy-5 = ملفات الارتباط
page-privacy-5-text = ملف واحد، لكي تبقى داخلاً. لا غيره، ولا يتبعك أحد.
page-access-title = سهولة الاستعمال للجميع
page-access-1 = ما يعمل
page-access-1-text = كل الصفحات تعمل بدون فأرة، وبدون برامج نصية، وبحروف كبيرة، وعلى شاشة صغيرة، ومع برنامج يقرأ بصوت.
page-access-2 = ما لا يعمل بعد
page-access-2-text = معظم الترجمات مسودات. لم يراجعها أحد يتكلم اللغة من بيته. صورة الإجراء كبيرة، والخطوات مكتوبة بجانبها.
page-access-3 = أخبرنا
page-access-3-text = هل هناك شيء لا يعمل عندك؟ أخبر الشخص الذي يساعدك. ننظر فيه خلال أسبوعين.

page-error-400 = لا نستطيع أن نقرأ هذا
page-error-400-text = هناك شيء غير صحيح. ارجع إلى الوراء. ما كتبته ما زال هناك.
page-error-401 = سجّل الدخول مرة أخرى
page-error-401-text = غبت قليلاً، لذلك خرجت من الحساب. ما كتبته لم يضع. سجّل الدخول فيتابع.
page-error-401-in = سجّلت الدخول من جديد.
page-error-401-send = تابع بما كتبته
page-error-401-not = اترك ذلك
page-error-403 = لا يمكنك أن تفعل هذا
page-error-403-text = حسابك لا يسمح بذلك. اسأل من يدير الحسابات في منظمتك.
page-error-404 = لا يوجد شيء هنا
page-error-404-text = الصفحة غير موجودة، أو ليست لك. ربما العنوان غير صحيح.
page-error-409 = سبقك شخص آخر
page-error-409-text = غيّر شخص هذا بعد أن فتحته. انظر مرة أخرى ثم قرر. لم تغيّر أنت شيئاً.
page-error-413 = هذا كثير جداً
page-error-413-text = اجعله أقصر وأرسله مرة أخرى.
page-error-429 = محاولات كثيرة
page-error-429-text = { $seconds ->
    [one] انتظر ثانية واحدة وحاول مرة أخرى.
    [two] انتظر ثانيتين وحاول مرة أخرى.
    [few] انتظر { $seconds } ثوانٍ وحاول مرة أخرى.
   *[other] انتظر { $seconds } ثانية وحاول مرة أخرى.
}
page-error-500 = حدث خطأ عندنا
page-error-500-text = لم يتغير شيء. حاول مرة أخرى بعد دقائق.
page-error-503 = ليس الآن
page-error-503-text = لم يتغير شيء. حاول مرة أخرى بعد دقائق.
page-start = إلى البداية
page-request = رقم هذا الطلب، إذا سألت أحداً عن المساعدة:

page-word-sponsor = مقدم الطلب
page-word-sponsor-meaning = الشخص في هولندا الذي تريد العائلة أن تعيش معه.
page-word-nareis = لم شمل عائلة اللاجئ
page-word-nareis-meaning = تأتي العائلة بعد شخص حصل على اللجوء.
page-word-decision-period = مدة القرار
page-word-decision-period-meaning = الوقت الذي يجب على الدائرة أن تقرر فيه.
page-word-receipt = الاستلام
page-word-receipt-meaning = يصل الطلب إلى الدائرة. من ذلك اليوم يُحسب الوقت.
page-word-request = طلب أوراق ناقصة
page-word-request-meaning = تطلب الدائرة أوراقاً ناقصة. يتوقف الوقت حتى يصل الجواب.
page-word-suspension = توقف المدة
page-word-suspension-meaning = أيام لا تُحسب من وقت القرار.
page-word-default = إشعار بالتقصير
page-word-default-meaning = رسالة تقول: أنتم متأخرون، قرروا خلال أسبوعين.
page-word-penalty = غرامة التأخير
page-word-penalty-meaning = مال قد يكون على الدائرة أن تدفعه عن كل يوم تأخير.
page-word-objection = اعتراض
page-word-objection-meaning = تطلب من الدائرة أن تنظر في قرارها مرة أخرى.
page-word-appeal = استئناف
page-word-appeal-meaning = تطلب من محكمة أن تنظر في القرار.
page-word-mvv = تأشيرة الإقامة المؤقتة (mvv)
page-word-mvv-meaning = التأشيرة التي تأتي بها العائلة. تستلمها من سفارة.
page-word-brp = التسجيل في البلدية (BRP)
page-word-brp-meaning = تكتب البلدية من يسكن أين.
page-word-integration = الاندماج
page-word-integration-meaning = تعلّم اللغة وكيف تجري الأمور هنا، مع خطة.

# What stands in dates, lengths and amounts.
weekday-monday = الاثنين
weekday-tuesday = الثلاثاء
weekday-wednesday = الأربعاء
weekday-thursday = الخميس
weekday-friday = الجمعة
weekday-saturday = السبت
weekday-sunday = الأحد
length-days = { $n ->
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
}
length-weeks = { $n ->
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $n } أسابيع
    [many] { $n } أسبوعاً
   *[other] { $n } أسبوع
}
length-months = { $n ->
    [one] شهر واحد
    [two] شهران
    [few] { $n } أشهر
    [many] { $n } شهراً
   *[other] { $n } شهر
}
length-years = { $n ->
    [one] سنة واحدة
    [two] سنتان
    [few] { $n } سنوات
   *[other] { $n } سنة
}
length-set = حتى اليوم المحدد
length-ordered = كما تقول المحكمة
decimal-mark = .
euro = { $euros } يورو

# How a remedy stands, and what is told of the time ahead.
remedy-not-yet = ممكن ابتداءً من { $from }. قبل ذلك اليوم يكون الوقت مبكراً جداً.
remedy-open = ممكن منذ { $from }.
remedy-open-until = ممكن حتى { $until }.
remedy-used = تم.
remedy-late = جاء متأخراً: كان { $until } آخر يوم. أحياناً يُعذر ذلك لسبب وجيه. اسأل محامياً فوراً.
remedy-limit-last-day = يفوت الأوان بعد { $until }.
remedy-limit-no-last-day = لا يوجد يوم أخير محدد. لكن من ينتظر بلا سبب قد يخسر شيئاً.
remedy-passed = لم يعد ممكناً.
remedy-premature = كان مبكراً جداً ولا يُحسب. يجب أن يتم مرة أخرى ابتداءً من { $from }.
forecast-range = محسوباً من { $day }: من كل مئة عائلة وصل طلبها في اليوم نفسه، تنتظر ثمانون عائلة بين { $low } و{ $high } أخرى.
forecast-middle = نصفها ينتظر أقل من { $middle }، والنصف الآخر أطول.
forecast-no-promise = هذا ليس وعداً. نفترض أن سرعة العمل تبقى كما كانت في نصف السنة الأخير.
forecast-longer = أكثر من { $months } شهراً
forecast-kept = من كل مئة توقع قبل سنة كان { $share } صحيحاً.
forecast-regime = تغيّرت طريقة العمل في نصف السنة الأخير. لذلك التوقع أقل ثقة.
forecast-none-too-few-decisions = لا يوجد توقع: القرارات الأخيرة قليلة جداً لنقول شيئاً.
forecast-none-decisions-suspended = لا يوجد توقع: القرارات في هذه المجموعة متوقفة.
forecast-none-kept-too-seldom = لا يوجد توقع: توقعات السنة الماضية كانت خاطئة كثيراً.
forecast-none-received-later = لا يوجد توقع بعد لما وصل بعد آخر شهر منشور.
forecast-record-method = كل ثلاثين يوماً، لكل من كان ينتظر: هل جاء القرار ضمن المدة التي وُعد بها ثمانون من كل مئة؟ نحكم بعد سنة، حتى تُحسب القرارات المتأخرة. بجانبها طرق أخرى في الأيام نفسها.

# ما تقوله الصفحات عند السؤال
page-reckon-rules = حُسب وفق قواعد «{ $procedure }»، النسخة { $version }.
page-procedure-rules = القواعد التي بدأت في
page-term-set = كما هو مكتوب في رسالة أو حكم أو وثيقة
page-waiting-none = لم يُنشر شيء بعد، لذلك لا يمكن قول شيء هنا.
page-waiting-until = هكذا كان الوضع في نهاية يوم { $day }.
page-waiting-who = تُحسب كل عائلة، ومنها من لا تزال تنتظر. يبدأ الوقت من يوم الاستلام ولا يتوقف أبداً.
page-fault-missing = املأ هذا الحقل.
page-fault-day = هذا ليس تاريخاً. اكتب اليوم والشهر والسنة بالأرقام، مثل 27 3 2027.
page-sign-in-refused = هذا غير صحيح، أو أننا لا نعرف هذا الهاتف بعد. في المرة الأولى تحتاج إلى الرسالة التي فيها الرمز.
page-activate-refused = هذا الرمز لا يفتح شيئاً. تأكد أنه مكتوب هنا كما في الرسالة. الرمز يعمل مرة واحدة، وليس إلى الأبد.
page-my-cases = طلباتك
page-my-none = لا يوجد طلب يمكنك رؤيته.
page-look-looked = اطّلع
page-look-wrote = كتب ما حدث
page-look-changed = غيّر شيئاً
page-look-refused = حاول ورُفض
page-role-caseworker = موظف الملف
page-role-supervisor = المشرف
page-role-partner = منظمة شريكة
page-role-policymaker = واضع السياسات
page-role-administrator = المسؤول عن النظام
page-role-machine = نظام آخر
page-role-operator = من يشغّل الخدمة
page-role-person = أحد من العائلة أو من يساعدها
page-role-nobody = شخص لم يسجّل الدخول
