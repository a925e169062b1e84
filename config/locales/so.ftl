# Soomaali. Draft: written by us, not yet read by anybody who speaks it from home (status.toml). Speaks to people only.
# Every text says what nl.ftl says; the Dutch leads.

language-name = Soomaali

letter-title = Gelitaankaaga
letter-intro = Warqaddan waxaad ku arki kartaa meesha uu codsigaagu marayo.
letter-step-address = Tag { $address }. Sawirka waxaad ku akhrin kartaa taleefankaaga.
letter-step-code = Qor koodhkan. Hal mar ayuu shaqeeyaa.
letter-step-phrase = Dooro PIN ama weedh sir ah oo adiga kuu gaar ah: ugu yaraan sideed xaraf. Meel kale ha ku isticmaalin.
letter-number = Lambarkaaga, si aad mar kale u gasho
letter-code = Koodhkaaga
letter-until = Koodhku wuxuu shaqeeyaa ilaa { $day }.
letter-safe = Cid naga mid ah marna kuma weydiin doonto koodhkan, weedhaada sirta ah ama lacag. Warqaddan cidna ha tusin. Burburi markaad koodhka isticmaasho.
letter-lost = Ma qof kale ayaa koodhka isticmaalay, mise warqaddii baa kaa luntay? Qofka ku caawiya weydiiso mid cusub. Markaas koodhkii hore ma shaqeeyo.
letter-handover = Warqaddani waxay ku saabsan tahay qoyskaaga. { $from } waxay { $to } ka codsanaysaa inay ku caawiso. Waxaa laguu sheegi doonaa cidda kula soo xiriiri doonta iyo goorta. Ilaa { $to } haa tiraahdo, { $from } ayaa mas'uul kaa ah.

message-subject = Fariin cusub ayaa kuu timid
message-body = Fariin cusub ayaa kuu timid. Gal si aad u akhrido:
message-subject-several = Fariimo cusub ayaa kuu yimid
message-body-several = Fariimo cusub ayaa kuu yimid. Gal si aad u akhrido:
message-safe = Marna boostada kuguma weydiino lacag, koodh ama weedhaada sirta ah.
message-stop = Dooro waxa aad rabto in laguu sheego:
message-why = Fariimaha qaarkood mar walba way yimaadaan, maxaa yeelay waqtigaaga ayaa ku xiran.

notice-means = Maxay tani ka dhigan tahay
notice-next = Maxaa xiga
notice-do = Maxaad samayn kartaa
notice-others = Inta kuwa kale sugaan
notice-others-range = Laga bilaabo { $since }: boqolkii qoys ee codsigooda isla maalintaas la helay, siddeetan ayaa sugaya inta u dhaxaysa { $low } ilaa { $high } toddobaad oo kale. Way ka yaraan kartaa ama ka badnaan kartaa. Tani ballan ma aha.
notice-others-long = Laga bilaabo { $since }: boqolkii qoys ee codsigooda isla maalintaas la helay, intooda badan waxay sugayaan in ka badan { $low } toddobaad oo kale. Qofna ma sheegi karo inta ay noqonayso. Tani ballan ma aha.
notice-ask = Xaggee la weydiiyaa
notice-ask-text = Weydii qofkii warqadda ku siiyay, ama qareen. Tani waa macluumaad, ma aha talo sharci.
notice-unreviewed = Weli cid luqaddan ku hadasha ma hubin qoraalkan. Qoraalka Holandishka ah ayaa saxda ah.
notice-source = Qoraalka af Holandishka

notice-joined-title = Halkan waxaad kala socon kartaa codsi
notice-joined-means = Qof baa codsaday in qoyskiisu yimaado Nederland. Adiguna qayb baad ku leedahay codsigaas.
notice-joined-next = Waan kuu sheegnaa marka wax isbeddelaan. Uma baahnid inaad wax u samayso.
notice-joined-do = Gal markaad rabto. Dooro luqadda iyo inta jeer ee laguu sheego.

notice-handed-over-title = Urur kale ayaa hadda arki kara codsigan
notice-handed-over-means = Wuxuu arki karaa laga bilaabo { $on }.
notice-handed-over-next = Ururkaasi wuxuu kaa caawin karaa tallaabada xigta. Wax kale isma beddelaan.
notice-handed-over-do = Uma baahnid inaad wax samayso. Gal si aad u aragto cidda eegtay.
notice-handover-accepted-title = { $organisation } ayaa ku caawin doonta
notice-handover-accepted-means = Hadda { $organisation } ayaa mas'uul ka ah qayb ka mid ah caawimada aad u baahan tahay. Gal si aad u aragto qaybta.
notice-handover-accepted-next = { $organisation } waxay kula soo xiriiri doontaa markii ugu horreysay { $on }.
notice-handover-accepted-do = Gal si aad u aragto cidda aad wici karto. Haddii aan cidna kula soo xiriirin maalintaas, u sheeg qofka kuu xilsaaran. Haddii aad turjubaan u baahan tahay, waxaad heli doontaa turjubaan xirfad leh. Carruurtu ma turjumaan.
notice-received-title = Codsiga waxaa la helay { $on }
notice-received-means = Muddada sharcigu way bilaabatay. Hay'addu waa inay go'aan gaarto ka hor maalin cayiman. Maalintaas waxaad arkaysaa markaad gasho.
notice-received-next = Hay'addu hadda waxay eegaysaa waraaqaha. Bilo ayay qaadan kartaa.
notice-received-do = Nuqul ka hay wax kasta oo aad dirtay. U sheeg hay'adda haddii aad guurto ama qoyskaagu isbeddelo.

notice-documents-asked-title = Hay'addu waxay weydiisanaysaa waraaqo kale
notice-documents-asked-means = Wax baa ka maqan. Warqadda { $on } ayaa sheegaysa waxa maqan iyo maalinta ugu dambaysa.
notice-documents-asked-next = Go'aanku wuxuu sugayaa jawaabtaada.
notice-documents-asked-do = Ka akhri maalinta warqadda. Waxa aad hayso dir maalintaas ka hor. Waqti dheeraad ah ma u baahan tahay? Weydiiso maalintaas ka hor.

notice-documents-near-title = Waxaad jawaabi kartaa ilaa { $by }
notice-documents-near-means = Hay'addu weli waxay kaa sugaysaa waraaqo. Maalinta warqadda ku qoran ayaa saxda ah.
notice-documents-near-next = Maalintaas ka dib hay'addu way go'aamin kartaa iyada oo aan waraaqahaaga haysan.
notice-documents-near-do = Hadda dir waxa aad hayso. Haddii loo baahdo waqti dheeraad ah qoraal ku weydiiso. Maanta cid caawimo weydiiso.

notice-documents-received-title = Waraaqahaagii way yimaadeen
notice-documents-received-means = Hay'addu waxay heshay { $on }.
notice-documents-received-next = Muddada go'aanku way socotaa. Hay'addu way sii wadaysaa codsigaaga.
notice-documents-received-do = Hadda uma baahnid inaad wax samayso.

notice-extended-title = Hay'addu waqti dheeraad ah ayay u qaadanaysaa go'aanka
notice-extended-means = Sharcigu hal mar ayuu oggol yahay. Warqadda { $on } ayaa sheegaysa taas iyo sababta.
notice-extended-next = Maalinta ugu dambaysa ee cusub waxaad arkaysaa markaad gasho.
notice-extended-do = Warqadda hay. Uma baahnid inaad ka jawaabto.

notice-suspended-title = Muddada go'aanku way taagan tahay
notice-suspended-means = Laga bilaabo { $on } maalmaha lama tirinayo. Markaad gasho sababta waad arkaysaa.
notice-suspended-next = Maalmaha mar kale waa la tirin doonaa marka sababtu dhammaato.
notice-suspended-do = Eeg in wax lagaa rabo. Haddii kale, uma baahnid inaad wax samayso.

notice-resumed-title = Muddada go'aanku mar kale way socotaa
notice-resumed-means = Laga bilaabo { $on } maalmaha mar kale waa la tirinayaa.
notice-resumed-next = Maalinta ugu dambaysa ee cusub waxaad arkaysaa markaad gasho.
notice-resumed-do = Hadda uma baahnid inaad wax samayso.

notice-held-title = Hay'addu codsigan way la sugaysaa
notice-held-means = Sababtu waa xeerar cusub ama kiis maxkamadeed. Ma aha wax aad samaysay.
notice-held-next = Cidna hadda ma sheegi karto inta ay qaadanayso. Inta aan ognahay muddada sharcigu way socotaa.
notice-held-do = Uma baahnid inaad wax samayso. Ma rabtaa inaad ogaato waxa aad samayn karto? Weydii qareen.

notice-hold-ended-title = Hay'addu way sii wadaysaa codsigan
notice-hold-ended-means = Sugitaankii xeerarka cusub ama kiiska maxkamadda wuxuu dhammaaday { $on }.
notice-hold-ended-next = Hay'addu mar kale ayay codsiga eegaysaa.
notice-hold-ended-do = Hadda uma baahnid inaad wax samayso.

notice-investigation-title = Baaritaan dheeraad ah ayaa jiri doona
notice-investigation-means = Hay'addu waxay rabtaa inay hubiso qoysnimada. Waxay weydiisan kartaa baaritaan DNA ama wareysi.
notice-investigation-next = Qof ayaa ballan la samaynaya qoyskaaga. Baaritaanka DNA hay'adda ayaa bixisa.
notice-investigation-do = Hubi in magacyada iyo taariikhaha dhalashadu sax yihiin. Sug warqadda ka hor intaan cidna safrin.

notice-term-near-title = Maalinta ugu dambaysa ee go'aanku waa { $by }
notice-term-near-means = Hay'addu waa inay go'aan gaarto ilaa maalintan. Waa sharciga, ma aha ballanqaad.
notice-term-near-next = Inta badan way ka dheeraataa. Markaas xuquuq baad leedahay, waana kuu sheegnaa.
notice-term-near-do = Weli uma baahnid inaad wax samayso. Eeg waxa aad samayn karto haddii aan go'aan iman.

notice-term-passed-title = Hay'addu way soo daahday
notice-term-passed-means = Waxay ahayd inay go'aan gaarto ilaa { $by }. Weli go'aan ma jiro.
notice-term-passed-next = Hay'addu weli waa inay go'aan gaarto. Daahiddu waxba kama sheegto haa ama maya.
notice-term-passed-do = Waxaad diri kartaa warqad leh: waad soo daahdeen. Sharcigu wuxuu ugu yeeraa ogeysiis daahid. Laba toddobaad ka dib waxaad tagi kartaa maxkamad. Marka hore qareen weydii.

notice-date-moved-title = Taariikh ayaa isbeddeshay
notice-date-moved-means = Maalinta ugu dambaysa ee go'aanku waxay ahayd { $before }. Hadda waa { $by }.
notice-date-moved-next = Markaad gasho sababta tallaabo tallaabo ayaad u arkaysaa.
notice-date-moved-do = Uma baahnid inaad wax samayso.
notice-own-date-moved-title = Maalintii ugu dambaysay ee adiga ayaa isbeddeshay
notice-own-date-moved-means = Maalinta ugu dambaysa ee aad wax samayn kartay waxay ahayd { $before }. Hadda waa { $by }.
notice-own-date-moved-next = Markaad gasho waxaad arkaysaa waxa ay ku saabsan tahay iyo sababta.
notice-own-date-moved-do = Samee ugu dambayn { $by }. Haddii aanad awoodin, maanta cid caawimo weydiiso.

notice-still-waiting-title = Sugitaanku wuu socdaa, waxba lagaama rabo
notice-still-waiting-means =
    Codsiga waxaa la helay { $count ->
        [one] hal bil
       *[other] { $count } bilood
    } ka hor. Tallaabo cusub ma jirto.
notice-still-waiting-next = Hadda hay'adda ayaa shaqaynaysa, adiga ma aha.
notice-still-waiting-do = Wixii kaa rabay waad samaysay. Waxyaabo ayaa jira oo ku caawin kara intaad sugayso. Markaad gasho waad helaysaa.

notice-default-received-title = Warqaddaadii daahidda way timid
notice-default-received-means = Waxaa la helay { $on }.
notice-default-received-next = Hay'addu hadda laba toddobaad bay u haysataa go'aanka. Ka dib waxay ku qasbanaan kartaa inay maalin kasta bixiso.
notice-default-received-do = Hay warqaddaada iyo caddaynta. Tallaabada xigta qareen weydii.

notice-court-ordered-title = Maxkamad ayaa maalin go'aamisay
notice-court-ordered-means = Maxkamaddu waxay sheegaysaa goorta ay hay'addu go'aan gaarayso.
notice-court-ordered-next = Hay'addu waa inay go'aan gaarto ilaa maalintaas, ama maalin kasta bixiso.
notice-court-ordered-do = Qareenkaaga weydii waxa ay tani kuu tahay.

notice-granted-title = Go'aan ayaa jira: haa
notice-granted-means = Warqaddu waa { $on }. Ka akhri cidda jawaabtu haa u tahay.
notice-granted-next = Qoysku fiisaha wuxuu ka qaadan karaa safaarad. Saddex bilood ayaa loo haystaa.
notice-granted-do = Dhowaan ballan ka qabso safaaradda. Guriga ha ka tagina ka hor intaanay fiisahu gacanta ku jirin.

notice-refused-title = Go'aan ayaa jira: maya
notice-refused-means = Warqaddu waa { $on }. Tani way adag tahay. Khasab ma aha inay dhammaad tahay.
notice-refused-next = Waxaad hay'adda weydiisan kartaa inay mar kale eegto. Taas waxaa la yiraahdaa diidmo. Afar toddobaad ayaad haysataa. Maalinta warqadda ku qoran ayaa saxda ah.
notice-refused-do = Warqadda keli ha kula noqon. Maanta ama berri qareen wac. Warqad gaaban oo waqtigeeda timaadda waa ku filan tahay. Sababuhu way soo daba geli karaan.

notice-objection-near-title = Waxaad diidmo gudbin kartaa ilaa { $by }
notice-objection-near-means = Diidmadu waxay hay'adda weydiinaysaa inay mar kale eegto. Waa inay waqtigeeda gaartaa. Maalinta warqaddaada ku qoran ayaa saxda ah.
notice-objection-near-next = Maalintaas ka dib waa daahday.
notice-objection-near-do = Hadda dir warqad gaaban: cidda aad tahay, go'aanka, inaad diiddan tahay, iyo saxiixaaga. Qareen caawimo weydiiso.

notice-objection-received-title = Diidmadaadii ama dacwaddaadii way timid
notice-objection-received-means = Waxaa la helay { $on }.
notice-objection-received-next = Hadda hay'adda ama maxkamaddu mar kale ayay kiiska eegaysaa. Bilo ayay qaadataa.
notice-objection-received-do = Sababahaaga iyo waraaqahaaga dir maalinta warqadda ku qoran ka hor.

notice-objection-refused-title = Jawaab ayaa timid: weli maya
notice-objection-refused-means = Warqaddu waa { $on }. Way adag tahay in mar kale la maqlo.
notice-objection-refused-next = Waxaa laga yaabaa inaad tagi karto maxkamad ama maxkamad sare. Afar toddobaad ayaad haysataa. Maalinta warqadda ku qoran ayaa saxda ah.
notice-objection-refused-do = Maanta ama berri la hadal qareenkaaga. Warqadda keli ha kula noqon.

notice-appeal-near-title = Waxaad maxkamad tagi kartaa ilaa { $by }
notice-appeal-near-means = Dacwaddu waxay garsoore weydiinaysaa inuu go'aanka eego. Maalinta warqaddaada ku qoran ayaa saxda ah.
notice-appeal-near-next = Maalintaas ka dib waa daahday.
notice-appeal-near-do = Maanta qareenkaaga wac. Warqad gaaban oo waqtigeeda timaadda waa ku filan tahay.

notice-higher-appeal-near-title = Waxaad maxkamadda sare tagi kartaa ilaa { $by }
notice-higher-appeal-near-means = Maxkamadda sare waa Golaha Dawladda. Maalinta xukunka ku qoran ayaa saxda ah.
notice-higher-appeal-near-next = Maalintaas ka dib waa daahday.
notice-higher-appeal-near-do = Maanta qareenkaaga wac.

notice-visa-near-title = Fiisaha waxaa la qaadan karaa ilaa { $by }
notice-visa-near-means = Qoysku wuxuu ka qaadanayaa safaarad. Maalinta warqadda ku qoran ayaa saxda ah.
notice-visa-near-next = Maalintaas ka dib haa-dii way lumi kartaa.
notice-visa-near-do = Hadda ballan ka qabso safaaradda. Waqtigeeda meel ma banaana? Maalintaas ka hor hay'adda waqti dheeraad ah weydiiso.

notice-visa-collected-title = Fiisihii waa la qaatay
notice-visa-collected-means = Waxaa la qaatay { $on }. Waxaa ku qoran ilaa goorta uu shaqaynayo.
notice-visa-collected-next = Qoysku wuu safri karaa. Maalinta is-diiwaangelinta fiisahu weli waa inuu shaqeeyo.
notice-visa-collected-do = Tigidhka jar, ka dibna ballanta diiwaangelinta qabso. U sheeg degmada, dugsiga iyo dhakhtarka.

notice-arrived-title = Soo dhowow
notice-arrived-means = Qoysku wuxuu Nederland yimid { $on }.
notice-arrived-next = Saddex maalmood ayaa loo haystaa in imaanshaha la sheego, shan maalmoodna in degmada la iska diiwaangeliyo. Caymiska caafimaadku waa inuu jiro afar bilood gudahood.
notice-arrived-do = Eeg liiska toddobaadyada hore. Lammaanahaagu ma qaataa lacagta waalidka keliga ah? Hadda u sheeg xafiiska canshuuraha.

notice-withdrawn-title = Codsigan wuu dhammaaday
notice-withdrawn-means = Wuxuu dhammaaday { $on }.
notice-withdrawn-next = Wax dambe kaama sheegi doonno.
notice-withdrawn-do = Ma filanayn tan? Dhowaan weydii qofka ku caawiya ama qareen.

## Tasks after the approval
task-collect-visa = Ka soo qaado fiisaha (mvv) safaaradda
task-book-appointment = Ballan ka qabso IND
task-travel = U safar Nederland ka hor inta fiisuhu dhamaan
task-find-home = Hel guri ku filan qoyska
task-report = Adigu is xaadiri IND
task-permit = IND waxay bixisaa ruqsadda deganaanshaha
task-report-to-benefits = U sheeg degmada iyo Toeslagen in qoysku yimid
task-register = Iska diiwaan geli degmada
task-tuberculosis = Tag baaritaanka qaaxada
task-own-talk = Wada hadalka koowaad oo adiga kuu gaar ah, turjubaan la joogo
task-youth-health = Booqashada koowaad ee daryeelka caafimaadka carruurta
task-health-insurance = Qaado caymiska caafimaadka
task-general-practitioner = Iska diiwaan geli dhakhtarka qoyska
task-integration-plan = Degmadu waxay kula samaysaa qorshaha is dhexgalka
task-school = Ilmaha dugsi u diiwaan geli
task-child-benefit = SVB ka codso gunnada carruurta
task-bank-account = Furo akoon bangi oo adiga kuu gaar ah

remedy-letter-title-notice-of-default = Warqaddani waxay hay'adda u sheegaysaa inay daahday
remedy-letter-title-objection = Warqaddani waxay hay'adda weydiisanaysaa inay mar kale eegto
remedy-letter-not-advice = Tani ma aha talo sharci. Qareen ha eego warqadda haddii waqti loo hayo.
remedy-letter-what-notice-of-default = Warqaddan waxaad hay'adda ugu sheegaysaa inay ahayd inay go'aan gaarto ugu dambayn { $day }. Waxaad weydiisanaysaa inay laba toddobaad gudahood go'aan gaarto.
remedy-letter-what-objection = Warqaddan gaaban waxaad waqtigeeda ku sheegaysaa inaadan go'aanka ku raacsanayn. Sababahaagu way soo daba geli karaan.
remedy-letter-from = Warqaddu waxay tirsan tahay laga bilaabo { $day }. Haddii hore loo diro, ma tirsana. Ma jirto maalin ugu dambaysa oo go'an. Laakiin aad ha u sugin.
remedy-letter-until = Waa inaad warqadda boostada gelisaa ugu dambayn { $day }. Dhawr maalmood ka hor dir. Go'aanka ma ku qoran tahay maalin ka horraysa? Markaas maalintaas ayaa saxda ah.
remedy-letter-fill = Warqadda Holandishka ah akhri. Wax walba ma sax baa? Buuxi meelaha bannaan: lambarkaaga (v-nummer) iyo cinwaanka hay'adda. Cinwaankaas wuxuu ku yaal warqaddii ugu dambaysay ee ay kuu soo dirtay. Gacantaada ku saxiix. Ilmaha waxaa u saxiixa waalid ama masuul.
remedy-letter-enclose = Koobi go'aanka ah warqadda la gali.
remedy-letter-send = Warqadda boosto diiwaan gashan ku dir oo caddaynta hay. Wax walba koobi ka hay.
remedy-letter-form = Hay'addu foom u gaar ah ayay tan u leedahay, ind.nl. Kaas ayaad isticmaali kartaa halkii tan. Bishii Maajo 2024 fakis sidoo kale waa lagu diri karay.
remedy-letter-then-notice-of-default = Labada toddobaad waxay bilaabmaan maalinta xigta marka warqaddu gaadho. Go'aan weli ma jiro markaas? Markaas maxkamadda ayaad tegi kartaa. Qareen ayaa kuu samayn kara.
remedy-letter-penalty = Labada toddobaad ka dib hay'addu waxay ku qasbanaan kartaa inay maalin kasta lacag ku siiso, ugu badnaan 42 maalmood.
remedy-letter-penalty-uncertain = Ma hubna in lacagtani weli jirto. Qareen weydii.
remedy-letter-then-objection = Ka dib hay'addu waqti ayay ku siinaysaa aad sababahaaga ku dirto. Maalintaas ha seegin. Sabab la'aan khasab kuma aha inay mar kale eegto. Qareen ayaa kuu qori kara.
remedy-letter-lawyer = Meesha aad qareen ka helayso
remedy-letter-lawyer-cost = Haddii dakhligaagu yar yahay, qayb keliya oo kharashka ah ayaad bixinaysaa.
remedy-letter-private = Magacaaga iyo cinwaankaagu warqaddan way ku qornaan karaan. Meel aan dad kale ka helin ku hay.
