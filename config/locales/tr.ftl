# Türkçe. Draft: written by us, not yet read by anybody who speaks it from home (status.toml). Speaks to people only.
# Every text says what nl.ftl says; the Dutch leads.

language-name = Türkçe

letter-title = Girişiniz
letter-intro = Bu mektupla başvurunuzun durumunu görebilirsiniz.
letter-step-address = { $address } adresine gidin. Resmi telefonunuzla okutabilirsiniz.
letter-step-code = Bu kodu yazın. Bir kez çalışır.
letter-step-phrase = Kendinize bir PIN ya da gizli cümle seçin: en az sekiz karakter. Başka yerde kullanmayın.
letter-number = Tekrar giriş için numaranız
letter-code = Kodunuz
letter-until = Kod { $day } gününe kadar geçerlidir.
letter-safe = Bizden hiç kimse sizden bu kodu, gizli cümlenizi ya da para istemez. Bu mektubu kimseye göstermeyin. Kodu kullandıktan sonra mektubu yok edin.
letter-lost = Kodu başkası mı kullandı, mektubu mu kaybettiniz? Size yardım eden kişiden yenisini isteyin. O zaman eski kod çalışmaz.
letter-handover = Bu kâğıt ailenizle ilgilidir. { $from }, { $to } kuruluşundan size yardım etmesini istiyor. Sizinle kimin ve ne zaman iletişime geçeceğini öğreneceksiniz. { $to } evet diyene kadar sizden { $from } sorumludur.

message-subject = Sizin için yeni bir mesaj var
message-body = Sizin için yeni bir mesaj var. Okumak için giriş yapın:
message-subject-several = Sizin için yeni mesajlar var
message-body-several = Sizin için yeni mesajlar var. Okumak için giriş yapın:
message-safe = Postayla asla para, kod ya da gizli cümlenizi istemeyiz.
message-stop = Size neyin bildirileceğini seçin:
message-why = Bazı mesajlar her zaman gelir, çünkü harekete geçme süreniz onlara bağlıdır.

notice-means = Bu ne demek
notice-next = Bundan sonra ne olacak
notice-do = Siz ne yapabilirsiniz
notice-others = Başkaları ne kadar bekliyor
notice-others-range = { $since } gününden sayıldı: başvurusu aynı gün alınan yüz ailenin sekseni { $low } ile { $high } hafta daha bekliyor. Daha kısa veya daha uzun olabilir. Bu bir söz değildir.
notice-others-long = { $since } gününden sayıldı: başvurusu aynı gün alınan yüz ailenin çoğu { $low } haftadan daha uzun bekliyor. Kimse ne kadar olduğunu söyleyemez. Bu bir söz değildir.
notice-ask = Nereye sorabilirsiniz
notice-ask-text = Mektubu size veren kişiye ya da bir avukata sorun. Bu bilgidir, hukuki tavsiye değildir.
notice-unreviewed = Bu metni henüz bu dili konuşan kimse kontrol etmedi. Hollandaca metin esastır.
notice-source = Hollandaca metin

notice-joined-title = Buradan bir başvuruyu izleyebilirsiniz
notice-joined-means = Birisi ailesinin Hollanda'ya gelmesini istedi. Siz de bu başvurunun bir parçasısınız.
notice-joined-next = Bir şey değişince size bildiririz. Bunun için bir şey yapmanız gerekmez.
notice-joined-do = İstediğiniz zaman giriş yapın. Hangi dilde ve ne sıklıkta bildirelim, siz seçin.

notice-handed-over-title = Artık başka bir kuruluş da bu başvuruyu görebilir
notice-handed-over-means = { $on } gününden beri görebilir.
notice-handed-over-next = Bu kuruluş bir sonraki adımda yardım edebilir. Başka bir şey değişmez.
notice-handed-over-do = Bir şey yapmanız gerekmez. Kimin baktığını görmek için giriş yapın.
notice-handover-accepted-title = { $organisation } size yardım edecek
notice-handover-accepted-means = İhtiyacınız olan yardımın bir bölümünden artık { $organisation } sorumlu. Hangi bölüm olduğunu görmek için giriş yapın.
notice-handover-accepted-next = { $organisation } sizinle ilk kez { $on } gününde iletişime geçecek.
notice-handover-accepted-do = Kimi arayabileceğinizi görmek için giriş yapın. O gün kimse sizi aramazsa görevlinize söyleyin. Tercüman gerekiyorsa profesyonel bir tercüman gelir. Çocuklar tercümanlık yapmaz.
notice-received-title = Başvuru { $on } günü alındı
notice-received-means = Kanunun süresi başladı. Makam belli bir günden önce karar vermek zorunda. Giriş yapınca bu günü görürsünüz.
notice-received-next = Makam şimdi belgeleri inceliyor. Bu aylarca sürebilir.
notice-received-do = Gönderdiğiniz her şeyin bir kopyasını saklayın. Taşınırsanız ya da aileniz değişirse makama bildirin.

notice-documents-asked-title = Makam başka belgeler istiyor
notice-documents-asked-means = Bir şey eksik. { $on } tarihli mektupta neyin eksik olduğu ve son gün yazıyor.
notice-documents-asked-next = Cevabınız gelene kadar karar bekler.
notice-documents-asked-do = Mektuptaki günü okuyun. Elinizdekileri o günden önce gönderin. Daha çok zaman mı lazım? O günden önce isteyin.

notice-documents-near-title = { $by } gününe kadar cevap verebilirsiniz
notice-documents-near-means = Makam hâlâ sizden belge bekliyor. Mektuptaki gün esastır.
notice-documents-near-next = O günden sonra makam belgeleriniz olmadan karar verebilir.
notice-documents-near-do = Elinizdekileri şimdi gönderin. Gerekirse yazıyla ek süre isteyin. Bugün birinden yardım isteyin.

notice-documents-received-title = Belgeleriniz ulaştı
notice-documents-received-means = Makam onları { $on } günü aldı.
notice-documents-received-next = Karar süresi işlemeye devam ediyor. Makam başvurunuzla ilgileniyor.
notice-documents-received-do = Şimdi bir şey yapmanız gerekmez.

notice-extended-title = Makam karar için daha çok zaman alıyor
notice-extended-means = Kanun buna bir kez izin verir. { $on } tarihli mektup bunu ve nedenini yazıyor.
notice-extended-next = Yeni son günü giriş yapınca görürsünüz.
notice-extended-do = Mektubu saklayın. Cevap vermeniz gerekmez.

notice-suspended-title = Karar süresi durdu
notice-suspended-means = { $on } gününden beri günler sayılmıyor. Nedenini giriş yapınca görürsünüz.
notice-suspended-next = Neden ortadan kalkınca günler yeniden sayılır.
notice-suspended-do = Sizden bir şey istenip istenmediğine bakın. İstenmiyorsa bir şey yapmanız gerekmez.

notice-resumed-title = Karar süresi yeniden işliyor
notice-resumed-means = { $on } gününden beri günler yeniden sayılıyor.
notice-resumed-next = Yeni son günü giriş yapınca görürsünüz.
notice-resumed-do = Şimdi bir şey yapmanız gerekmez.

notice-held-title = Makam bu başvuruda bekliyor
notice-held-means = Nedeni yeni kurallar ya da bir mahkeme davasıdır. Sizin yaptığınız bir şey değildir.
notice-held-next = Ne kadar süreceğini şimdi kimse söyleyemez. Bildiğimiz kadarıyla kanunun süresi işliyor.
notice-held-do = Bir şey yapmanız gerekmez. Ne yapabileceğinizi bilmek ister misiniz? Bir avukata sorun.

notice-hold-ended-title = Makam bu başvuruya devam ediyor
notice-hold-ended-means = Yeni kurallar ya da dava yüzünden bekleme { $on } günü bitti.
notice-hold-ended-next = Makam başvuruya yeniden bakıyor.
notice-hold-ended-do = Şimdi bir şey yapmanız gerekmez.

notice-investigation-title = Ek bir inceleme yapılacak
notice-investigation-means = Makam aile bağından emin olmak istiyor. DNA testi ya da görüşme isteyebilir.
notice-investigation-next = Birisi ailenizle randevu ayarlar. DNA testini makam öder.
notice-investigation-do = İsimler ve doğum günleri doğru yazılmış mı, bakın. Kimse yola çıkmadan önce mektubu bekleyin.

notice-term-near-title = Karar için son gün { $by }
notice-term-near-means = Makam bu güne kadar karar vermek zorunda. Bu kanundur, söz değildir.
notice-term-near-next = Çoğu zaman daha uzun sürer. O zaman haklarınız vardır, hangileri olduğunu bildiririz.
notice-term-near-do = Henüz bir şey yapmanız gerekmez. Karar çıkmazsa ne yapabileceğinize bakın.

notice-term-passed-title = Makam gecikti
notice-term-passed-means = { $by } gününe kadar karar vermesi gerekirdi. Henüz karar yok.
notice-term-passed-next = Makam yine de karar vermek zorunda. Gecikme, evet ya da hayır hakkında bir şey söylemez.
notice-term-passed-do = "Geciktiniz" diyen bir mektup gönderebilirsiniz. Kanunda buna temerrüt ihbarı denir. İki hafta sonra mahkemeye gidebilirsiniz. Önce bir avukata sorun.

notice-date-moved-title = Bir tarih değişti
notice-date-moved-means = Karar için son gün { $before } idi. Şimdi { $by } oldu.
notice-date-moved-next = Nedenini giriş yapınca adım adım görürsünüz.
notice-date-moved-do = Bir şey yapmanız gerekmez.
notice-own-date-moved-title = Sizin için bir son gün değişti
notice-own-date-moved-means = Sizin bir şey yapmanız için son gün { $before } idi. Şimdi { $by } oldu.
notice-own-date-moved-next = Giriş yapınca ne olduğunu ve neden değiştiğini görürsünüz.
notice-own-date-moved-do = En geç { $by } gününde yapın. Yapamıyorsanız bugün birinden yardım isteyin.

notice-still-waiting-title = Bekleme sürüyor, sizden bir şey istenmiyor
notice-still-waiting-means =
    Başvuru { $count ->
        [one] bir ay
       *[other] { $count } ay
    } önce alındı. Yeni bir adım yok.
notice-still-waiting-next = Şimdi sıra makamda, sizde değil.
notice-still-waiting-do = Yapmanız gerekeni yaptınız. Beklerken yardımcı olabilecek şeyler var. Giriş yapınca bulursunuz.

notice-default-received-title = Gecikme mektubunuz ulaştı
notice-default-received-means = { $on } günü alındı.
notice-default-received-next = Makamın şimdi karar vermek için iki haftası var. Sonra her gün için ödemesi gerekebilir.
notice-default-received-do = Mektubunuzu ve kanıtı saklayın. Sonraki adımı bir avukata sorun.

notice-court-ordered-title = Mahkeme bir gün belirledi
notice-court-ordered-means = Mahkeme, makamın ne zamana kadar karar vereceğini söylüyor.
notice-court-ordered-next = Makam o güne kadar karar vermek ya da her gün için ödemek zorunda.
notice-court-ordered-do = Bunun sizin için ne demek olduğunu avukatınıza sorun.

notice-granted-title = Karar var: evet
notice-granted-means = Mektup { $on } tarihli. Kimler için evet dendiğini mektupta okuyun.
notice-granted-next = Aile vizeyi bir elçilikten alabilir. Bunun için üç ay var.
notice-granted-do = Elçilikten yakında randevu alın. Vize elinize geçmeden evi bırakmayın.

notice-refused-title = Karar var: hayır
notice-refused-means = Mektup { $on } tarihli. Bu zor. Son olmak zorunda değil.
notice-refused-next = Makamdan yeniden bakmasını isteyebilirsiniz. Buna itiraz denir. Dört haftanız var. Mektuptaki gün esastır.
notice-refused-do = Mektupla yalnız kalmayın. Bugün ya da yarın bir avukatı arayın. Zamanında kısa bir mektup yeter. Nedenler sonra gelebilir.

notice-objection-near-title = { $by } gününe kadar itiraz edebilirsiniz
notice-objection-near-means = İtiraz, makamdan yeniden bakmasını ister. Zamanında orada olmalı. Mektubunuzdaki gün esastır.
notice-objection-near-next = O günden sonra çok geç olur.
notice-objection-near-do = Şimdi kısa bir mektup gönderin: kim olduğunuz, hangi karar, itiraz ettiğiniz ve imzanız. Bir avukattan yardım isteyin.

notice-objection-received-title = İtirazınız ya da davanız ulaştı
notice-objection-received-means = { $on } günü alındı.
notice-objection-received-next = Şimdi makam ya da mahkeme dosyaya yeniden bakar. Bu aylar sürer.
notice-objection-received-do = Nedenlerinizi ve belgelerinizi mektuptaki günden önce gönderin.

notice-objection-refused-title = Cevap geldi: yine hayır
notice-objection-refused-means = Mektup { $on } tarihli. Bunu yeniden duymak zor.
notice-objection-refused-next = Belki bir mahkemeye ya da üst mahkemeye gidebilirsiniz. Dört haftanız var. Mektuptaki gün esastır.
notice-objection-refused-do = Bugün ya da yarın avukatınızla konuşun. Mektupla yalnız kalmayın.

notice-appeal-near-title = { $by } gününe kadar mahkemeye gidebilirsiniz
notice-appeal-near-means = Dava, bir hâkimden karara bakmasını ister. Mektubunuzdaki gün esastır.
notice-appeal-near-next = O günden sonra çok geç olur.
notice-appeal-near-do = Bugün avukatınızı arayın. Zamanında kısa bir mektup yeter.

notice-higher-appeal-near-title = { $by } gününe kadar üst mahkemeye gidebilirsiniz
notice-higher-appeal-near-means = Üst mahkeme Danıştay'dır. Mahkeme kararındaki gün esastır.
notice-higher-appeal-near-next = O günden sonra çok geç olur.
notice-higher-appeal-near-do = Bugün avukatınızı arayın.

notice-visa-near-title = Vize { $by } gününe kadar alınabilir
notice-visa-near-means = Aile vizeyi bir elçilikten alır. Mektuptaki gün esastır.
notice-visa-near-next = O günden sonra evet kararı kaybolabilir.
notice-visa-near-do = Elçilikten şimdi randevu alın. Zamanında yer yok mu? O günden önce makamdan ek süre isteyin.

notice-visa-collected-title = Vize alındı
notice-visa-collected-means = { $on } günü alındı. Ne zamana kadar geçerli olduğu üzerinde yazar.
notice-visa-collected-next = Aile yola çıkabilir. Kayıt gününde vize hâlâ geçerli olmalı.
notice-visa-collected-do = Bileti, sonra kayıt randevusunu alın. Belediyeye, okula ve doktora bildirin.

notice-arrived-title = Hoş geldiniz
notice-arrived-means = Aile { $on } günü Hollanda'ya geldi.
notice-arrived-next = Gelişi bildirmek için üç gün, belediyeye kayıt için beş gün var. Sağlık sigortası dört ay içinde olmalı.
notice-arrived-do = İlk haftaların listesine bakın. Eşiniz tek ebeveyn parası alıyor mu? Vergi dairesine şimdi bildirin.

notice-withdrawn-title = Bu başvuru sona erdi
notice-withdrawn-means = { $on } günü sona erdi.
notice-withdrawn-next = Bunun hakkında artık bir şey bildirmeyiz.
notice-withdrawn-do = Bunu beklemiyor muydunuz? Size yardım eden kişiye ya da bir avukata hemen sorun.

## Tasks after the approval
task-collect-visa = Vizeyi (mvv) büyükelçilikten alın
task-book-appointment = IND'den randevu alın
task-travel = Vize bitmeden Hollanda'ya gelin
task-find-home = Aileye yetecek büyüklükte bir ev bulun
task-report = IND'ye şahsen başvurun
task-permit = IND oturma iznini verir
task-report-to-benefits = Ailenin geldiğini belediyeye ve Toeslagen'e bildirin
task-register = Belediyeye kayıt olun
task-tuberculosis = Verem muayenesine gidin
task-own-talk = Tercümanla, yalnız size özel ilk görüşme
task-youth-health = Çocuk ve genç sağlığına ilk ziyaret
task-health-insurance = Sağlık sigortası yaptırın
task-general-practitioner = Aile hekimine kayıt olun
task-integration-plan = Belediye sizinle kişisel uyum planını yapar
task-school = Çocuğu okula kaydettirin
task-child-benefit = SVB'den çocuk parası isteyin
task-bank-account = Kendi banka hesabınızı açın

remedy-letter-title-notice-of-default = Bu mektup makama geciktiğini bildirir
remedy-letter-title-objection = Bu mektup makamdan yeniden bakmasını ister
remedy-letter-not-advice = Bu hukuki danışmanlık değildir. Vakit varsa mektuba bir avukat baksın.
remedy-letter-what-notice-of-default = Bu mektupla makama en geç { $day } günü karar vermesi gerektiğini bildirirsiniz. İki hafta içinde karar vermesini istersiniz.
remedy-letter-what-objection = Bu kısa mektupla karara katılmadığınızı zamanında bildirirsiniz. Nedenleriniz sonra gelebilir.
remedy-letter-from = Mektup { $day } gününden itibaren geçerlidir. Daha önce gönderilirse sayılmaz. Belirli bir son gün yoktur. Ama çok uzun beklemeyin.
remedy-letter-until = Mektubu en geç { $day } günü postaya vermelisiniz. Birkaç gün önce gönderin. Kararda daha erken bir gün mü yazıyor? O zaman o gün esastır.
remedy-letter-fill = Hollandaca mektubu okuyun. Her şey doğru mu? Boş satırları doldurun: v-numaranız ve makamın adresi. Bu adres size gelen son mektupta yazar. Kendi elinizle imzalayın. Çocuk için anne, baba veya vasi imzalar.
remedy-letter-enclose = Mektuba kararın bir kopyasını koyun.
remedy-letter-send = Mektubu taahhütlü postayla gönderin ve kanıtı saklayın. Her şeyin bir kopyasını saklayın.
remedy-letter-form = Makamın bunun için ind.nl sitesinde kendi formu vardır. Bunun yerine onu kullanabilirsiniz. Mayıs 2024'te faksla da gönderilebiliyordu.
remedy-letter-then-notice-of-default = İki hafta, mektup ulaştıktan sonraki gün başlar. O zamana kadar karar yok mu? O zaman mahkemeye gidebilirsiniz. Bunu sizin için bir avukat yapabilir.
remedy-letter-penalty = İki haftadan sonra makamın size her gün için para ödemesi gerekebilir, en çok 42 gün.
remedy-letter-penalty-uncertain = Bu ödemenin hâlâ var olduğu kesin değildir. Bir avukata sorun.
remedy-letter-then-objection = Makam sonra nedenlerinizi göndermeniz için size süre verir. O günü kaçırmayın. Neden yoksa yeniden bakmak zorunda değildir. Nedenleri sizin için bir avukat yazabilir.
remedy-letter-lawyer = Nerede avukat bulursunuz
remedy-letter-lawyer-cost = Geliriniz düşükse masrafların yalnız bir bölümünü ödersiniz.
remedy-letter-private = Adınız ve adresiniz bu kâğıtta olabilir. Onu başkalarının bulamayacağı bir yerde saklayın.
