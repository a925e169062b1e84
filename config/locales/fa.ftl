# دری / فارسی. Draft: written by us, not yet read by anybody who speaks it from home (status.toml). Speaks to people only.
# Every text says what nl.ftl says; the Dutch leads.

language-name = دری / فارسی

letter-title = ورود شما
letter-intro = با این نامه می‌توانید ببینید درخواست شما در کدام مرحله است.
letter-step-address = به { $address } بروید. می‌توانید تصویر را با تلفن خود اسکن کنید.
letter-step-code = این کد را بنویسید. فقط یک بار کار می‌کند.
letter-step-phrase = یک رمز یا جملهٔ رمز برای خود انتخاب کنید: دست‌کم هشت نشانه. آن را در جای دیگر به کار نبرید.
letter-number = شمارهٔ شما برای ورود دوباره
letter-code = کد شما
letter-until = این کد تا { $day } کار می‌کند.
letter-safe = هیچ‌کس از ما این کد، جملهٔ رمز یا پول از شما نمی‌خواهد. این نامه را به کسی نشان ندهید. پس از استفاده از کد آن را از بین ببرید.
letter-lost = آیا کس دیگری کد را به کار برده یا نامه گم شده است؟ از کسی که به شما کمک می‌کند نامهٔ تازه بخواهید. کد قدیمی دیگر کار نمی‌کند.
letter-handover = این برگه دربارهٔ خانوادهٔ شماست. { $from } از { $to } می‌خواهد به شما کمک کند. به شما گفته می‌شود چه کسی و چه زمانی تماس می‌گیرد. تا وقتی { $to } نپذیرفته، { $from } مسئول شماست.

message-subject = یک پیام تازه برای شما هست
message-body = یک پیام تازه برای شما هست. برای خواندن آن وارد شوید:
message-subject-several = پیام‌های تازه برای شما هست
message-body-several = پیام‌های تازه برای شما هست. برای خواندن آن‌ها وارد شوید:
message-safe = ما هرگز با پست از شما پول، کد یا جملهٔ رمز نمی‌خواهیم.
message-stop = انتخاب کنید چه چیزی به شما گفته شود:
message-why = بعضی پیام‌ها همیشه می‌آیند، چون زمان شما برای اقدام به آن‌ها بستگی دارد.

notice-means = این یعنی چه
notice-next = بعد چه می‌شود
notice-do = شما چه می‌توانید بکنید
notice-others = دیگران چقدر صبر می‌کنند
notice-others-range = از { $since } حساب شده: از هر صد خانواده که درخواست‌شان در همان روز رسید، هشتاد خانواده بین { $low } تا { $high } هفتهٔ دیگر صبر می‌کنند. ممکن است کمتر یا بیشتر شود. این وعده نیست.
notice-others-long = از { $since } حساب شده: از هر صد خانواده که درخواست‌شان در همان روز رسید، بیشترشان بیش از { $low } هفتهٔ دیگر صبر می‌کنند. هیچ‌کس نمی‌تواند بگوید چقدر. این وعده نیست.
notice-ask = از کجا بپرسید
notice-ask-text = از کسی که نامه را به شما داد یا از یک وکیل بپرسید. این معلومات است و مشورهٔ حقوقی نیست.
notice-unreviewed = هنوز کسی که به این زبان گپ می‌زند این متن را بررسی نکرده است. متن هالندی معتبر است.
notice-source = متن به زبان هالندی

notice-joined-title = این‌جا می‌توانید یک درخواست را دنبال کنید
notice-joined-means = کسی خواسته است که خانواده‌اش به هالند بیاید. شما در آن درخواست سهم دارید.
notice-joined-next = وقتی چیزی تغییر کند به شما خبر می‌دهیم. برای آن لازم نیست کاری بکنید.
notice-joined-do = هر وقت خواستید وارد شوید. زبان و این‌که چند وقت یک بار خبر بدهیم را انتخاب کنید.

notice-handed-over-title = اکنون سازمان دیگری هم می‌تواند این درخواست را ببیند
notice-handed-over-means = از { $on } می‌تواند آن را ببیند.
notice-handed-over-next = آن سازمان می‌تواند در قدم بعدی کمک کند. چیز دیگری تغییر نمی‌کند.
notice-handed-over-do = لازم نیست کاری بکنید. وارد شوید تا ببینید چه کسی نگاه کرده است.
notice-handover-accepted-title = { $organisation } به شما کمک می‌کند
notice-handover-accepted-means = از این پس { $organisation } مسئول بخشی از کمکی است که لازم دارید. وارد شوید تا ببینید کدام بخش.
notice-handover-accepted-next = { $organisation } در { $on } برای نخستین بار با شما تماس می‌گیرد.
notice-handover-accepted-do = وارد شوید تا ببینید به چه کسی می‌توانید زنگ بزنید. اگر آن روز کسی تماس نگرفت، به فرد رابط خود بگویید. اگر مترجم لازم دارید، یک مترجم حرفه‌ای می‌آید. کودکان ترجمه نمی‌کنند.
notice-received-title = درخواست در { $on } دریافت شد
notice-received-means = مهلت قانون آغاز شد. اداره باید پیش از یک روز معین تصمیم بگیرد. آن روز را پس از ورود می‌بینید.
notice-received-next = اداره اکنون اسناد را بررسی می‌کند. این کار ممکن است ماه‌ها طول بکشد.
notice-received-do = از هر چه فرستاده‌اید یک کاپی نگه دارید. اگر خانه یا خانوادهٔ شما تغییر کرد به اداره خبر دهید.

notice-documents-asked-title = اداره اسناد بیشتری می‌خواهد
notice-documents-asked-means = چیزی کم است. نامهٔ { $on } می‌گوید چه چیزی و تا کدام روز.
notice-documents-asked-next = تصمیم تا رسیدن پاسخ شما منتظر می‌ماند.
notice-documents-asked-do = روز را در نامه بخوانید. آن‌چه دارید پیش از آن روز بفرستید. وقت بیشتر لازم دارید؟ پیش از آن روز بخواهید.

notice-documents-near-title = تا { $by } می‌توانید پاسخ دهید
notice-documents-near-means = اداره هنوز منتظر اسناد شماست. روزی که در نامه است معتبر است.
notice-documents-near-next = پس از آن روز اداره می‌تواند بدون اسناد شما تصمیم بگیرد.
notice-documents-near-do = آن‌چه دارید اکنون بفرستید. اگر لازم است کتبی وقت بیشتر بخواهید. امروز از کسی کمک بخواهید.

notice-documents-received-title = اسناد شما رسید
notice-documents-received-means = اداره آن‌ها را در { $on } دریافت کرد.
notice-documents-received-next = مهلت تصمیم ادامه دارد. اداره کار درخواست شما را ادامه می‌دهد.
notice-documents-received-do = اکنون لازم نیست کاری بکنید.

notice-extended-title = اداره برای تصمیم وقت بیشتری می‌گیرد
notice-extended-means = قانون این را یک بار اجازه می‌دهد. نامهٔ { $on } این را و دلیلش را می‌گوید.
notice-extended-next = آخرین روز تازه را پس از ورود می‌بینید.
notice-extended-do = نامه را نگه دارید. لازم نیست به آن پاسخ دهید.

notice-suspended-title = مهلت تصمیم ایستاده است
notice-suspended-means = از { $on } روزها شمرده نمی‌شوند. پس از ورود دلیل را می‌بینید.
notice-suspended-next = وقتی دلیل از بین برود روزها دوباره شمرده می‌شوند.
notice-suspended-do = ببینید آیا چیزی از شما خواسته شده است. اگر نه، لازم نیست کاری بکنید.

notice-resumed-title = مهلت تصمیم دوباره می‌گذرد
notice-resumed-means = از { $on } روزها دوباره شمرده می‌شوند.
notice-resumed-next = آخرین روز تازه را پس از ورود می‌بینید.
notice-resumed-do = اکنون لازم نیست کاری بکنید.

notice-held-title = اداره در این درخواست صبر می‌کند
notice-held-means = دلیل آن قواعد تازه یا یک دوسیهٔ محکمه است. دلیل آن کاری نیست که شما کرده‌اید.
notice-held-next = اکنون هیچ‌کس نمی‌تواند بگوید چقدر طول می‌کشد. تا جایی که می‌دانیم مهلت قانون می‌گذرد.
notice-held-do = لازم نیست کاری بکنید. می‌خواهید بدانید چه می‌توانید بکنید؟ از یک وکیل بپرسید.

notice-hold-ended-title = اداره این درخواست را ادامه می‌دهد
notice-hold-ended-means = انتظار به خاطر قواعد تازه یا دوسیهٔ محکمه در { $on } پایان یافت.
notice-hold-ended-next = اداره دوباره به درخواست نگاه می‌کند.
notice-hold-ended-do = اکنون لازم نیست کاری بکنید.

notice-investigation-title = یک بررسی اضافی انجام می‌شود
notice-investigation-means = اداره می‌خواهد از رابطهٔ خانوادگی مطمئن شود. ممکن است آزمایش دی‌ان‌ای یا مصاحبه بخواهد.
notice-investigation-next = کسی با خانوادهٔ شما وقت می‌گذارد. پول آزمایش دی‌ان‌ای را اداره می‌دهد.
notice-investigation-do = ببینید نام‌ها و روزهای تولد درست نوشته شده‌اند. پیش از سفر کسی، منتظر نامه بمانید.

notice-term-near-title = آخرین روز برای تصمیم { $by } است
notice-term-near-means = اداره باید تا این روز تصمیم بگیرد. این قانون است، وعده نیست.
notice-term-near-next = اغلب بیشتر طول می‌کشد. آن‌گاه حقوقی دارید و ما می‌گوییم کدام حقوق.
notice-term-near-do = هنوز لازم نیست کاری بکنید. ببینید اگر تصمیمی نیاید چه می‌توانید بکنید.

notice-term-passed-title = اداره دیر کرده است
notice-term-passed-means = باید تا { $by } تصمیم می‌گرفت. هنوز تصمیمی نیست.
notice-term-passed-next = اداره هنوز باید تصمیم بگیرد. دیر کردن چیزی دربارهٔ بلی یا نی نمی‌گوید.
notice-term-passed-do = می‌توانید نامه‌ای بفرستید که می‌گوید: شما دیر کرده‌اید. قانون آن را اخطار تأخیر می‌نامد. پس از دو هفته می‌توانید به محکمه بروید. نخست از یک وکیل بپرسید.

notice-date-moved-title = یک تاریخ تغییر کرد
notice-date-moved-means = آخرین روز برای تصمیم { $before } بود. اکنون { $by } است.
notice-date-moved-next = پس از ورود دلیل آن را قدم به قدم می‌بینید.
notice-date-moved-do = لازم نیست کاری بکنید.
notice-own-date-moved-title = آخرین روز برای شما تغییر کرد
notice-own-date-moved-means = آخرین روز برای این‌که خودتان کاری بکنید { $before } بود. اکنون { $by } است.
notice-own-date-moved-next = پس از ورود می‌بینید دربارهٔ چیست و چرا تغییر کرد.
notice-own-date-moved-do = آن را حداکثر تا { $by } انجام دهید. اگر نمی‌توانید امروز از کسی کمک بخواهید.

notice-still-waiting-title = انتظار ادامه دارد، از شما چیزی لازم نیست
notice-still-waiting-means =
    درخواست { $count ->
        [one] یک ماه
       *[other] { $count } ماه
    } پیش دریافت شد. قدم تازه‌ای نیست.
notice-still-waiting-next = اکنون اداره باید کار کند، نه شما.
notice-still-waiting-do = آن‌چه باید می‌کردید کرده‌اید. چیزهایی هست که در زمان انتظار کمک می‌کند. پس از ورود آن‌ها را می‌یابید.

notice-default-received-title = نامهٔ شما دربارهٔ تأخیر رسید
notice-default-received-means = در { $on } دریافت شد.
notice-default-received-next = اداره اکنون دو هفته برای تصمیم وقت دارد. پس از آن ممکن است برای هر روز پول بپردازد.
notice-default-received-do = نامهٔ خود و مدرک آن را نگه دارید. دربارهٔ قدم بعدی از یک وکیل بپرسید.

notice-court-ordered-title = محکمه یک روز تعیین کرد
notice-court-ordered-means = محکمه می‌گوید اداره تا چه وقت باید تصمیم بگیرد.
notice-court-ordered-next = اداره باید تا آن روز تصمیم بگیرد یا برای هر روز پول بپردازد.
notice-court-ordered-do = از وکیل خود بپرسید این برای شما یعنی چه.

notice-granted-title = تصمیم گرفته شد: بلی
notice-granted-means = نامه از { $on } است. در آن بخوانید پاسخ برای چه کسی بلی است.
notice-granted-next = خانواده می‌تواند ویزه را از یک سفارت بگیرد. برای آن سه ماه وقت است.
notice-granted-do = به زودی از سفارت وقت بگیرید. پیش از گرفتن ویزه خانه را رها نکنید.

notice-refused-title = تصمیم گرفته شد: نی
notice-refused-means = نامه از { $on } است. این سخت است. شاید پایان کار نباشد.
notice-refused-next = می‌توانید از اداره بخواهید دوباره نگاه کند. این را اعتراض می‌گویند. چهار هفته وقت دارید. روزی که در نامه است معتبر است.
notice-refused-do = با نامه تنها نمانید. امروز یا فردا به یک وکیل زنگ بزنید. یک نامهٔ کوتاه به وقت کافی است. دلایل بعد می‌تواند بیاید.

notice-objection-near-title = تا { $by } می‌توانید اعتراض کنید
notice-objection-near-means = اعتراض از اداره می‌خواهد دوباره نگاه کند. باید به وقت برسد. روزی که در نامهٔ شماست معتبر است.
notice-objection-near-next = پس از آن روز دیر است.
notice-objection-near-do = اکنون یک نامهٔ کوتاه بفرستید: شما کیستید، کدام تصمیم، این‌که اعتراض می‌کنید، و امضای شما. از یک وکیل کمک بخواهید.

notice-objection-received-title = اعتراض یا شکایت شما رسید
notice-objection-received-means = در { $on } دریافت شد.
notice-objection-received-next = اکنون اداره یا محکمه دوباره به دوسیه نگاه می‌کند. این ماه‌ها طول می‌کشد.
notice-objection-received-do = دلایل و اسناد خود را پیش از روزی که در نامه است بفرستید.

notice-objection-refused-title = پاسخ آمد: هنوز نی
notice-objection-refused-means = نامه از { $on } است. دوباره شنیدن این سخت است.
notice-objection-refused-next = شاید بتوانید به محکمه یا محکمهٔ بالاتر بروید. چهار هفته وقت دارید. روزی که در نامه است معتبر است.
notice-objection-refused-do = امروز یا فردا با وکیل خود گپ بزنید. با نامه تنها نمانید.

notice-appeal-near-title = تا { $by } می‌توانید به محکمه بروید
notice-appeal-near-means = شکایت از یک قاضی می‌خواهد به تصمیم نگاه کند. روزی که در نامهٔ شماست معتبر است.
notice-appeal-near-next = پس از آن روز دیر است.
notice-appeal-near-do = امروز به وکیل خود زنگ بزنید. یک نامهٔ کوتاه به وقت کافی است.

notice-higher-appeal-near-title = تا { $by } می‌توانید به محکمهٔ بالاتر بروید
notice-higher-appeal-near-means = محکمهٔ بالاتر شورای دولت است. روزی که در حکم است معتبر است.
notice-higher-appeal-near-next = پس از آن روز دیر است.
notice-higher-appeal-near-do = امروز به وکیل خود زنگ بزنید.

notice-visa-near-title = ویزه را تا { $by } می‌توان گرفت
notice-visa-near-means = خانواده آن را از یک سفارت می‌گیرد. روزی که در نامه است معتبر است.
notice-visa-near-next = پس از آن روز ممکن است پاسخ بلی از دست برود.
notice-visa-near-do = اکنون از سفارت وقت بگیرید. وقتی به موقع نیست؟ پیش از آن روز از اداره وقت بیشتر بخواهید.

notice-visa-collected-title = ویزه گرفته شد
notice-visa-collected-means = در { $on } گرفته شد. روی آن نوشته است تا چه وقت اعتبار دارد.
notice-visa-collected-next = خانواده می‌تواند سفر کند. در روز ثبت ورود ویزه باید هنوز اعتبار داشته باشد.
notice-visa-collected-do = تکت و سپس وقت ثبت ورود را بگیرید. به شاروالی، مکتب و داکتر خبر دهید.

notice-arrived-title = خوش آمدید
notice-arrived-means = خانواده در { $on } به هالند آمد.
notice-arrived-next = برای خبر دادن ورود سه روز و برای ثبت در شاروالی پنج روز وقت است. بیمهٔ صحی باید در چهار ماه باشد.
notice-arrived-do = فهرست هفته‌های نخست را ببینید. آیا همسر شما پول والد تنها می‌گیرد؟ اکنون به ادارهٔ مالیات خبر دهید.

notice-withdrawn-title = این درخواست پایان یافت
notice-withdrawn-means = در { $on } پایان یافت.
notice-withdrawn-next = دیگر دربارهٔ آن چیزی به شما نمی‌گوییم.
notice-withdrawn-do = انتظار این را نداشتید؟ زود از کسی که به شما کمک می‌کند یا از یک وکیل بپرسید.

## Tasks after the approval
task-collect-visa = ویزا (mvv) را از سفارت بگیرید
task-book-appointment = از IND نوبت بگیرید
task-travel = پیش از پایان ویزا به هلند سفر کنید
task-find-home = خانه‌ای به اندازهٔ خانواده پیدا شود
task-report = خودتان به IND مراجعه کنید
task-permit = IND اجازهٔ اقامت می‌دهد
task-report-to-benefits = به شهرداری و Toeslagen خبر دهید که خانواده رسیده است
task-register = در شهرداری ثبت نام کنید
task-tuberculosis = به معاینهٔ سل بروید
task-own-talk = نخستین گفت‌وگو فقط با خود شما، با مترجم
task-youth-health = نخستین دیدار با بهداشت کودک و نوجوان
task-health-insurance = بیمهٔ درمانی بگیرید
task-general-practitioner = نزد پزشک خانواده ثبت نام کنید
task-integration-plan = شهرداری همراه شما برنامهٔ شخصی ادغام را می‌نویسد
task-school = کودک را در مدرسه ثبت نام کنید
task-child-benefit = از SVB کمک‌هزینهٔ کودک درخواست کنید
task-bank-account = حساب بانکی خودتان را باز کنید

remedy-letter-title-notice-of-default = این نامه به اداره می‌گوید که دیر کرده است
remedy-letter-title-objection = این نامه از اداره می‌خواهد که دوباره نگاه کند
remedy-letter-not-advice = این مشورهٔ حقوقی نیست. اگر وقت است، بگذارید یک وکیل نامه را ببیند.
remedy-letter-what-notice-of-default = با این نامه به اداره می‌گویید که باید تا { $day } تصمیم می‌گرفت. از آن می‌خواهید که در دو هفته تصمیم بگیرد.
remedy-letter-what-objection = با این نامهٔ کوتاه به وقت می‌گویید که با تصمیم موافق نیستید. دلایل شما می‌تواند بعد بیاید.
remedy-letter-from = نامه از { $day } به بعد حساب می‌شود. اگر زودتر فرستاده شود، حساب نمی‌شود. روز آخرِ ثابتی نیست. ولی بسیار صبر نکنید.
remedy-letter-until = باید نامه را دیرترین تا { $day } به پُست بدهید. چند روز پیشتر بفرستید. در تصمیم روز زودتری نوشته است؟ پس همان روز معتبر است.
remedy-letter-fill = نامهٔ هالندی را بخوانید. همه‌چیز درست است؟ خط‌های خالی را پر کنید: شمارهٔ شما (v-nummer) و آدرس اداره. این آدرس در آخرین نامهٔ آن به شما هست. با دست خود امضا کنید. برای طفل پدر یا مادر یا سرپرست امضا می‌کند.
remedy-letter-enclose = یک کاپی از تصمیم را با نامه بگذارید.
remedy-letter-send = نامه را با پُست سفارشی بفرستید و مدرک را نگه دارید. از همه‌چیز یک کاپی نگه دارید.
remedy-letter-form = اداره برای این کار فورمهٔ خود را در ind.nl دارد. می‌توانید به جای این نامه از آن استفاده کنید. در مه 2024 با فکس هم می‌شد.
remedy-letter-then-notice-of-default = دو هفته از روزِ بعد از رسیدن نامه شروع می‌شود. تا آن وقت تصمیم نیست؟ پس می‌توانید به محکمه بروید. یک وکیل می‌تواند این کار را برای شما بکند.
remedy-letter-penalty = بعد از دو هفته ممکن است اداره برای هر روز به شما پول بپردازد، حداکثر برای 42 روز.
remedy-letter-penalty-uncertain = معلوم نیست که این پرداخت هنوز وجود دارد. از یک وکیل بپرسید.
remedy-letter-then-objection = سپس اداره به شما وقت می‌دهد تا دلایل خود را بفرستید. آن روز را از دست ندهید. بدون دلیل مجبور نیست دوباره نگاه کند. یک وکیل می‌تواند آن را برای شما بنویسد.
remedy-letter-lawyer = کجا وکیل پیدا می‌کنید
remedy-letter-lawyer-cost = اگر درآمد شما کم است، تنها یک بخش از مصارف را می‌پردازید.
remedy-letter-private = نام و آدرس شما می‌تواند روی این کاغذ باشد. آن را جایی نگه دارید که دیگران پیدا نکنند.
