# ትግርኛ. Draft: written by us, not yet read by anybody who speaks it from home (status.toml). Speaks to people only.
# Every text says what nl.ftl says; the Dutch leads.

language-name = ትግርኛ

letter-title = መእተዊኻ
letter-intro = በዛ ደብዳበ እዚኣ ጉዳይካ ኣበይ ከም ዘሎ ክትርኢ ትኽእል።
letter-step-address = ናብ { $address } ኪድ። ነቲ ስእሊ ብተሌፎንካ ክትስካኖ ትኽእል።
letter-step-code = ነዚ ኮድ ጽሓፍ። ሓደ ግዜ ጥራይ ይሰርሕ።
letter-step-phrase = ናይ ገዛእ ርእስኻ ምስጢራዊ ቃል ምረጽ፦ እንተወሓደ ሸሞንተ ፊደላት። ኣብ ካልእ ቦታ ኣይትጠቀመሉ።
letter-number = ዳግማይ ንምእታው ዝጠቅም ቁጽርኻ
letter-code = ኮድካ
letter-until = እቲ ኮድ ክሳብ { $day } ይሰርሕ።
letter-safe = ካባና ዝኾነ ሰብ ነዚ ኮድ፣ ምስጢራዊ ቃልካ ወይ ገንዘብ ኣይሓተካን እዩ። ነዛ ደብዳበ ንማንም ኣይተርኢ። ነቲ ኮድ ምስ ተጠቐምካሉ ኣጥፍኣያ።
letter-lost = ካልእ ሰብ ነቲ ኮድ ተጠቒሙሉ ድዩ፣ ወይስ ደብዳበ ጠፊኣትካ? ነቲ ዝሕግዘካ ሰብ ሓዳስ ሕተቶ። ሽዑ እቲ ናይ ቀደም ኮድ ኣይሰርሕን።
letter-handover = እዚ ወረቐት ብዛዕባ ስድራቤትኩም እዩ። { $from } ን{ $to } ክሕግዘኩም ይሓትት ኣሎ። መን ከም ዝረኽበኩምን መዓስን ክንገረኩም እዩ። { $to } እወ ክሳብ ዝብል { $from } ሓላፊኹም እዩ።

message-subject = ሓድሽ መልእኽቲ ኣለካ
message-body = ሓድሽ መልእኽቲ ኣለካ። ንምንባቡ እቶ፦
message-subject-several = ሓደስቲ መልእኽትታት ኣለዉኻ
message-body-several = ሓደስቲ መልእኽትታት ኣለዉኻ። ንምንባቦም እቶ፦
message-safe = ብፖስታ ገንዘብ፣ ኮድ ወይ ምስጢራዊ ቃልካ ፈጺምና ኣይንሓትትን።
message-stop = እንታይ ክንነግረካ ከም እትደሊ ምረጽ፦
message-why = ገለ መልእኽትታት ኩሉ ግዜ ይመጹ፣ ምኽንያቱ ክትገብሮ ዘለካ ግዜ ኣብኦም ይምርኮስ።

notice-means = እንታይ ማለት እዩ
notice-next = ቀጺሉ እንታይ ይመጽእ
notice-do = እንታይ ክትገብር ትኽእል
notice-others = ካልኦት ክንደይ ይጽበዩ
notice-others-range = ካብ { $since } ተቖጺሩ፦ ካብ ሚእቲ ስድራቤታት ብሓደ መዓልቲ ዝተቐበልና ሰማንያ ካብ { $low } ክሳብ { $high } ሰሙን ይጽበያ። ክሓጽር ወይ ክነውሕ ይኽእል። እዚ መብጽዓ ኣይኮነን።
notice-others-long = ካብ { $since } ተቖጺሩ፦ ካብ ሚእቲ ስድራቤታት ብሓደ መዓልቲ ዝተቐበልና ዝበዝሓ ልዕሊ { $low } ሰሙን ይጽበያ። ክንደይ ከም ዝኸውን ዝኽእል ክብል የለን። እዚ መብጽዓ ኣይኮነን።
notice-ask = ኣበይ ትሓትት
notice-ask-text = ነቲ ደብዳበ ዝሃበካ ሰብ ወይ ንጠበቓ ሕተት። እዚ ሓበሬታ እዩ፣ ሕጋዊ ምኽሪ ኣይኮነን።
notice-unreviewed = ነዚ ጽሑፍ ክሳብ ሕጂ ነዚ ቋንቋ ዝዛረብ ሰብ ኣይመርመሮን። እቲ ናይ ሆላንድ ጽሑፍ እዩ ልክዕ።
notice-source = እቲ ጽሑፍ ብቋንቋ ሆላንድ

notice-joined-title = ኣብዚ ንሓደ ሕቶ ክትከታተል ትኽእል
notice-joined-means = ሓደ ሰብ ስድራቤቱ ናብ ሆላንድ ክትመጽእ ሓቲቱ። ንስኻ ኣብቲ ሕቶ ክፋል ኣለካ።
notice-joined-next = ገለ ምስ ተቐየረ ንነግረካ። ንዕኡ ምንም ክትገብር የብልካን።
notice-joined-do = ክትደሊ ከለኻ እቶ። ብኣየናይ ቋንቋን ክንደይ ግዜን ክንነግረካ ምረጽ።

notice-handed-over-title = ካልእ ውድብ እውን ሕጂ ነዚ ሕቶ ክርእዮ ይኽእል
notice-handed-over-means = ካብ { $on } ጀሚሩ ክርእዮ ይኽእል።
notice-handed-over-next = እቲ ውድብ ኣብቲ ዝቕጽል ስጉምቲ ክሕግዝ ይኽእል። ካልእ ዝቕየር የለን።
notice-handed-over-do = ምንም ክትገብር የብልካን። መን ከም ዝረኣዮ ንምርኣይ እቶ።
notice-handover-accepted-title = { $organisation } ክሕግዘኩም እዩ
notice-handover-accepted-means = ካብ ሕጂ ንሓደ ክፋል ናይቲ ዘድልየኩም ሓገዝ { $organisation } ሓላፊ እዩ። ኣየናይ ክፋል ምዃኑ ንምርኣይ እተዉ።
notice-handover-accepted-next = { $organisation } ኣብ { $on } ንመጀመርታ ግዜ ክረኽበኩም እዩ።
notice-handover-accepted-do = ንመን ክትድውሉ ከም እትኽእሉ ንምርኣይ እተዉ። ኣብታ መዓልቲ ዝረኸበኩም እንተ ዘየለ፡ ንሓላፊኹም ንገሩ። ኣስተርጓሚ እንተ ኣድልዩኩም፡ በዓል ሞያ ኣስተርጓሚ ክመጽእ እዩ። ቆልዑ ኣየስተርጉሙን።
notice-received-title = እቲ ሕቶ ብ{ $on } በጺሑ
notice-received-means = ናይ ሕጊ ግዜ ጀሚሩ። እቲ ቤት ጽሕፈት ቅድሚ ሓደ መዓልቲ ክውስን ኣለዎ። ነታ መዓልቲ ምስ ኣተኻ ትርእያ።
notice-received-next = እቲ ቤት ጽሕፈት ሕጂ ነቲ ወረቓቕቲ ይርኢ ኣሎ። ኣዋርሕ ክወስድ ይኽእል።
notice-received-do = ናይ ኩሉ ዝሰደድካዮ ቅዳሕ ሓዝ። ገዛ እንተ ቀይርካ ወይ ስድራቤትካ እንተ ተቐይራ ነቲ ቤት ጽሕፈት ንገር።

notice-documents-asked-title = እቲ ቤት ጽሕፈት ተወሳኺ ወረቓቕቲ ይሓትት
notice-documents-asked-means = ገለ ይጎድል። እታ ናይ { $on } ደብዳበ እንታይ ከም ዝጎድልን ክሳብ ኣየናይ መዓልትን ትነግር።
notice-documents-asked-next = እቲ ውሳነ መልስኻ ክሳብ ዝመጽእ ይጽበ።
notice-documents-asked-do = ኣብታ ደብዳበ ነታ መዓልቲ ኣንብባ። ዘለካ ቅድሚኣ ስደድ። ተወሳኺ ግዜ የድልየካ ድዩ? ቅድሚ እታ መዓልቲ ሕተት።

notice-documents-near-title = ክሳብ { $by } ክትምልስ ትኽእል
notice-documents-near-means = እቲ ቤት ጽሕፈት ክሳብ ሕጂ ወረቓቕትኻ ይጽበ ኣሎ። እታ ኣብ ደብዳበ ዘላ መዓልቲ እያ ልክዕ።
notice-documents-near-next = ድሕሪ እታ መዓልቲ ብዘይ ወረቓቕትኻ ክውስን ይኽእል።
notice-documents-near-do = ዘለካ ሕጂ ስደድ። እንተ ኣድልዩካ ብጽሑፍ ተወሳኺ ግዜ ሕተት። ሎሚ ንሓደ ሰብ ሓገዝ ሕተት።

notice-documents-received-title = ወረቓቕትኻ በጺሑ
notice-documents-received-means = እቲ ቤት ጽሕፈት ብ{ $on } ተቐቢልዎ።
notice-documents-received-next = ናይ ውሳነ ግዜ ይቕጽል። እቲ ቤት ጽሕፈት ጉዳይካ ይርኢ ኣሎ።
notice-documents-received-do = ሕጂ ምንም ክትገብር የብልካን።

notice-extended-title = እቲ ቤት ጽሕፈት ንውሳነ ተወሳኺ ግዜ ይወስድ
notice-extended-means = ሕጊ ነዚ ሓደ ግዜ ይፈቅድ። እታ ናይ { $on } ደብዳበ ምኽንያቱ ትነግር።
notice-extended-next = ነታ ሓዳስ ናይ መወዳእታ መዓልቲ ምስ ኣተኻ ትርእያ።
notice-extended-do = ነታ ደብዳበ ሓዛ። ክትምልሰላ የብልካን።

notice-suspended-title = ናይ ውሳነ ግዜ ደው ኢሉ ኣሎ
notice-suspended-means = ካብ { $on } ጀሚሩ መዓልታት ኣይቑጸራን። ምኽንያቱ ምስ ኣተኻ ትርኢ።
notice-suspended-next = እቲ ምኽንያት ምስ ኣብቀዐ መዓልታት እንደገና ይቑጸራ።
notice-suspended-do = ካባኻ ገለ ዝድለ እንተ ሃልዩ ርአ። እንተ ዘየለ ምንም ክትገብር የብልካን።

notice-resumed-title = ናይ ውሳነ ግዜ እንደገና ይኸይድ ኣሎ
notice-resumed-means = ካብ { $on } ጀሚሩ መዓልታት እንደገና ይቑጸራ።
notice-resumed-next = ነታ ሓዳስ ናይ መወዳእታ መዓልቲ ምስ ኣተኻ ትርእያ።
notice-resumed-do = ሕጂ ምንም ክትገብር የብልካን።

notice-held-title = እቲ ቤት ጽሕፈት ኣብዚ ጉዳይ ይጽበ ኣሎ
notice-held-means = ምኽንያቱ ሓደስቲ ሕግታት ወይ ናይ ቤት ፍርዲ ጉዳይ እዩ። ንስኻ ዝገበርካዮ ነገር ኣይኮነን።
notice-held-next = ክንደይ ከም ዝወስድ ሕጂ ዝፈልጥ የለን። ክሳብ ዝፈለጥናዮ ናይ ሕጊ ግዜ ይኸይድ ኣሎ።
notice-held-do = ምንም ክትገብር የብልካን። እንታይ ክትገብር ከም እትኽእል ክትፈልጥ ትደሊ? ንጠበቓ ሕተት።

notice-hold-ended-title = እቲ ቤት ጽሕፈት ነዚ ጉዳይ ይቕጽሎ
notice-hold-ended-means = ብምኽንያት ሓደስቲ ሕግታት ወይ ቤት ፍርዲ ዝነበረ ምጽባይ ብ{ $on } ኣብቂዑ።
notice-hold-ended-next = እቲ ቤት ጽሕፈት ነቲ ጉዳይ እንደገና ይርእዮ።
notice-hold-ended-do = ሕጂ ምንም ክትገብር የብልካን።

notice-investigation-title = ተወሳኺ ምርመራ ክግበር እዩ
notice-investigation-means = እቲ ቤት ጽሕፈት ብዛዕባ ስድራቤት ርግጸኛ ክኸውን ይደሊ። ናይ ዲኤንኤ ምርመራ ወይ ቃለ መጠይቕ ክሓትት ይኽእል።
notice-investigation-next = ሓደ ሰብ ምስ ስድራቤትካ ቆጸራ ይገብር። ናይ ዲኤንኤ ክፍሊት እቲ ቤት ጽሕፈት ይኸፍል።
notice-investigation-do = ኣስማትን ዕለተ ልደትን ብልክዕ ተጻሒፉ እንተ ኾይኑ ርአ። ቅድሚ ዝኾነ ሰብ ምጉዓዙ ነታ ደብዳበ ተጸበ።

notice-term-near-title = ናይ ውሳነ መወዳእታ መዓልቲ { $by } እያ
notice-term-near-means = እቲ ቤት ጽሕፈት ክሳብ እዛ መዓልቲ ክውስን ኣለዎ። እዚ ሕጊ እዩ፣ መብጽዓ ኣይኮነን።
notice-term-near-next = መብዛሕትኡ ግዜ ዝያዳ ይወስድ። ሽዑ መሰላት ኣለካ፣ እንታይ ምዃኖም ንነግረካ።
notice-term-near-do = ክሳብ ሕጂ ምንም ክትገብር የብልካን። ውሳነ እንተ ዘይመጺኡ እንታይ ክትገብር ከም እትኽእል ርአ።

notice-term-passed-title = እቲ ቤት ጽሕፈት ደንጉዩ
notice-term-passed-means = ክሳብ { $by } ክውስን ነይርዎ። ክሳብ ሕጂ ውሳነ የለን።
notice-term-passed-next = እቲ ቤት ጽሕፈት ሕጂ እውን ክውስን ኣለዎ። ምድንጓዩ ብዛዕባ እወ ወይ ኣይፋል ምንም ኣይነግርን።
notice-term-passed-do = “ደንጊኹም ኣለኹም” እትብል ደብዳበ ክትሰድድ ትኽእል። ሕጊ ናይ ምድንጓይ መጠንቀቕታ ይብሎ። ድሕሪ ክልተ ሰሙን ናብ ቤት ፍርዲ ክትከይድ ትኽእል። ቅድም ንጠበቓ ሕተት።

notice-date-moved-title = ሓንቲ ዕለት ተቐይራ
notice-date-moved-means = ናይ ውሳነ መወዳእታ መዓልቲ { $before } ነይራ። ሕጂ { $by } እያ።
notice-date-moved-next = ምስ ኣተኻ ምኽንያቱ ስጉሚ ብስጉሚ ትርኢ።
notice-date-moved-do = ምንም ክትገብር የብልካን።
notice-own-date-moved-title = ናትካ መወዳእታ መዓልቲ ተቐይራ
notice-own-date-moved-means = ንስኻ ክትገብር ዘለካ መወዳእታ መዓልቲ { $before } ነይራ። ሕጂ { $by } እያ።
notice-own-date-moved-next = ምስ ኣተኻ ብዛዕባ እንታይ ምዃኑን ምኽንያቱን ትርኢ።
notice-own-date-moved-do = ክሳብ { $by } ግበሮ። እንተ ዘይከኣልካ ሎሚ ንሓደ ሰብ ሓገዝ ሕተት።

notice-still-waiting-title = ምጽባይ ይቕጽል ኣሎ፣ ካባኻ ምንም ኣይድለን
notice-still-waiting-means =
    እቲ ሕቶ ቅድሚ { $count ->
        [one] ሓደ ወርሒ
       *[other] { $count } ኣዋርሕ
    } በጺሑ። ሓድሽ ስጉሚ የለን።
notice-still-waiting-next = ሕጂ እቲ ቤት ጽሕፈት እዩ ዝሰርሕ፣ ንስኻ ኣይኮንካን።
notice-still-waiting-do = ክትገብሮ ዝነበረካ ጌርካ። ክትጽበ ከለኻ ክሕግዝ ዝኽእል ነገራት ኣሎ። ምስ ኣተኻ ትረኽቦ።

notice-default-received-title = ብዛዕባ ምድንጓይ ዝሰደድካያ ደብዳበ በጺሓ
notice-default-received-means = ብ{ $on } ተቐቢሎማ።
notice-default-received-next = እቲ ቤት ጽሕፈት ሕጂ ንውሳነ ክልተ ሰሙን ኣለዎ። ድሕሪኡ ንነፍሲ ወከፍ መዓልቲ ክኸፍል ክግደድ ይኽእል።
notice-default-received-do = ደብዳበኻን መረጋገጺኻን ሓዝ። ብዛዕባ ቀጻሊ ስጉሚ ንጠበቓ ሕተት።

notice-court-ordered-title = ቤት ፍርዲ ሓንቲ መዓልቲ ወሲኑ
notice-court-ordered-means = ቤት ፍርዲ እቲ ቤት ጽሕፈት ክሳብ መዓስ ክውስን ከም ዘለዎ ይነግር።
notice-court-ordered-next = እቲ ቤት ጽሕፈት ክሳብ እታ መዓልቲ ክውስን፣ ወይ ንነፍሲ ወከፍ መዓልቲ ክኸፍል ኣለዎ።
notice-court-ordered-do = እዚ ንዓኻ እንታይ ማለት ምዃኑ ንጠበቓኻ ሕተት።

notice-granted-title = ውሳነ ኣሎ፦ እወ
notice-granted-means = እታ ደብዳበ ናይ { $on } እያ። መልሲ ንመን እወ ምዃኑ ኣብኣ ኣንብብ።
notice-granted-next = ስድራቤት ነቲ ቪዛ ካብ ኤምባሲ ክትወስዶ ትኽእል። ንዕኡ ሰለስተ ኣዋርሕ ኣሎ።
notice-granted-do = ቀልጢፍካ ኣብ ኤምባሲ ቆጸራ ሓዝ። ቪዛ ክሳብ ዝህሉ ገዛኹም ኣይትግደፉ።

notice-refused-title = ውሳነ ኣሎ፦ ኣይፋል
notice-refused-means = እታ ደብዳበ ናይ { $on } እያ። እዚ ከቢድ እዩ። ናይ ግድን መወዳእታ ኣይኮነን።
notice-refused-next = እቲ ቤት ጽሕፈት እንደገና ክርእዮ ክትሓትት ትኽእል። እዚ ተቓውሞ ይበሃል። ኣርባዕተ ሰሙን ኣለካ። እታ ኣብ ደብዳበ ዘላ መዓልቲ እያ ልክዕ።
notice-refused-do = ምስታ ደብዳበ በይንኻ ኣይትኹን። ሎሚ ወይ ጽባሕ ንጠበቓ ደውል። ኣብ ግዜኣ እትበጽሕ ሓጻር ደብዳበ እኹል እያ። ምኽንያታት ደሓር ክመጽእ ይኽእል።

notice-objection-near-title = ክሳብ { $by } ክትቃወም ትኽእል
notice-objection-near-means = ተቓውሞ እቲ ቤት ጽሕፈት እንደገና ክርኢ ይሓትት። ኣብ ግዜኡ ክበጽሕ ኣለዎ። እታ ኣብ ደብዳበኻ ዘላ መዓልቲ እያ ልክዕ።
notice-objection-near-next = ድሕሪ እታ መዓልቲ ኣዝዩ ዘሊቑ እዩ።
notice-objection-near-do = ሕጂ ሓጻር ደብዳበ ስደድ፦ መን ምዃንካ፣ ኣየናይ ውሳነ፣ ከም እትቃወም፣ ፊርማኻ። ንጠበቓ ሓገዝ ሕተት።

notice-objection-received-title = ተቓውሞኻ ወይ ይግባይካ በጺሑ
notice-objection-received-means = ብ{ $on } ተቐቢሎሞ።
notice-objection-received-next = ሕጂ እቲ ቤት ጽሕፈት ወይ ቤት ፍርዲ ነቲ ጉዳይ እንደገና ይርእዮ። እዚ ኣዋርሕ ይወስድ።
notice-objection-received-do = ምኽንያታትካን ወረቓቕትኻን ቅድሚ እታ ኣብ ደብዳበ ዘላ መዓልቲ ስደድ።

notice-objection-refused-title = መልሲ ኣሎ፦ ሕጂ እውን ኣይፋል
notice-objection-refused-means = እታ ደብዳበ ናይ { $on } እያ። እንደገና ምስማዑ ከቢድ እዩ።
notice-objection-refused-next = ምናልባት ናብ ቤት ፍርዲ ወይ ላዕለዋይ ቤት ፍርዲ ክትከይድ ትኽእል። ኣርባዕተ ሰሙን ኣለካ። እታ ኣብ ደብዳበ ዘላ መዓልቲ እያ ልክዕ።
notice-objection-refused-do = ሎሚ ወይ ጽባሕ ምስ ጠበቓኻ ተዛረብ። ምስታ ደብዳበ በይንኻ ኣይትኹን።

notice-appeal-near-title = ክሳብ { $by } ናብ ቤት ፍርዲ ክትከይድ ትኽእል
notice-appeal-near-means = ይግባይ ሓደ ዳኛ ነቲ ውሳነ ክርእዮ ይሓትት። እታ ኣብ ደብዳበኻ ዘላ መዓልቲ እያ ልክዕ።
notice-appeal-near-next = ድሕሪ እታ መዓልቲ ኣዝዩ ዘሊቑ እዩ።
notice-appeal-near-do = ሎሚ ንጠበቓኻ ደውል። ኣብ ግዜኣ እትበጽሕ ሓጻር ደብዳበ እኹል እያ።

notice-higher-appeal-near-title = ክሳብ { $by } ናብ ላዕለዋይ ቤት ፍርዲ ክትከይድ ትኽእል
notice-higher-appeal-near-means = እቲ ላዕለዋይ ቤት ፍርዲ ራድ ፋን ስታተ ይበሃል። እታ ኣብ ፍርዲ ዘላ መዓልቲ እያ ልክዕ።
notice-higher-appeal-near-next = ድሕሪ እታ መዓልቲ ኣዝዩ ዘሊቑ እዩ።
notice-higher-appeal-near-do = ሎሚ ንጠበቓኻ ደውል።

notice-visa-near-title = ቪዛ ክሳብ { $by } ክውሰድ ይከኣል
notice-visa-near-means = ስድራቤት ካብ ኤምባሲ ትወስዶ። እታ ኣብ ደብዳበ ዘላ መዓልቲ እያ ልክዕ።
notice-visa-near-next = ድሕሪ እታ መዓልቲ እቲ እወ ክጠፍእ ይኽእል።
notice-visa-near-do = ሕጂ ኣብ ኤምባሲ ቆጸራ ሓዝ። ኣብ ግዜኡ ቦታ የለን ድዩ? ቅድሚ እታ መዓልቲ ነቲ ቤት ጽሕፈት ተወሳኺ ግዜ ሕተት።

notice-visa-collected-title = ቪዛ ተወሲዱ
notice-visa-collected-means = ብ{ $on } ተወሲዱ። ክሳብ መዓስ ከም ዝሰርሕ ኣብኡ ተጻሒፉ ኣሎ።
notice-visa-collected-next = ስድራቤት ክትጉዓዝ ትኽእል። ኣብታ ናይ ምዝገባ መዓልቲ ቪዛ ክሰርሕ ኣለዎ።
notice-visa-collected-do = ትኬት ግዛእ፣ ድሕሪኡ ናይ ምዝገባ ቆጸራ ሓዝ። ንምምሕዳር ከተማ፣ ቤት ትምህርትን ሓኪምን ንገር።

notice-arrived-title = እንቋዕ ብደሓን መጻእኩም
notice-arrived-means = ስድራቤት ብ{ $on } ናብ ሆላንድ መጺኣ።
notice-arrived-next = ንምጽእትኹም ንምሕባር ሰለስተ መዓልቲ፣ ኣብ ምምሕዳር ከተማ ንምምዝጋብ ሓሙሽተ መዓልቲ ኣሎ። ናይ ጥዕና መድሕን ኣብ ውሽጢ ኣርባዕተ ወርሒ ክህሉ ኣለዎ።
notice-arrived-do = ነቲ ናይ ቀዳሞት ሰሙናት ዝርዝር ርአ። መጻምድትኻ ናይ በይኑ ወላዲ ገንዘብ ትወስድ ድያ? ሕጂ ንቤት ጽሕፈት ግብሪ ንገር።

notice-withdrawn-title = እዚ ሕቶ ኣብቂዑ
notice-withdrawn-means = ብ{ $on } ኣብቂዑ።
notice-withdrawn-next = ድሕሪ ሕጂ ብዛዕባኡ ምንም ኣይንነግረካን።
notice-withdrawn-do = ነዚ ኣይተጸበኻዮን ዲኻ? ቀልጢፍካ ነቲ ዝሕግዘካ ሰብ ወይ ንጠበቓ ሕተት።

## Tasks after the approval
task-collect-visa = ቪዛ (mvv) ካብ ኤምባሲ ውሰዱ
task-book-appointment = ኣብ IND ቆጸራ ሓዙ
task-travel = ቪዛ ቅድሚ ምውዳኡ ናብ ሆላንድ ተጓዓዙ
task-find-home = ንስድራ ዝኣክል ገዛ ምርካብ
task-report = ብኣካል ናብ IND ቅረቡ
task-permit = IND ፍቓድ መንበሪ ይህብ
task-report-to-benefits = ስድራ ከም ዝኣተወት ንምምሕዳር ከተማን Toeslagenን ሓብሩ
task-register = ኣብ ምምሕዳር ከተማ ተመዝገቡ
task-tuberculosis = ናብ መርመራ ዓባይ ሰዓል (TB) ኪዱ
task-own-talk = ምስ ኣስተርጓሚ ናይ ገዛእ ርእስኹም ቀዳማይ ዝርርብ
task-youth-health = ናብ ክንክን ጥዕና ቆልዑ ቀዳማይ ምብጻሕ
task-health-insurance = መድሕን ጥዕና ግበሩ
task-general-practitioner = ኣብ ናይ ስድራ ሓኪም ተመዝገቡ
task-integration-plan = ምምሕዳር ከተማ ምሳኹም ውልቃዊ መደብ ምውህሃድ ይገብር
task-school = ንቖልዓ ኣብ ቤት ትምህርቲ ኣመዝግቡ
task-child-benefit = ካብ SVB ናይ ቆልዓ ደገፍ ሕተቱ
task-bank-account = ናይ ገዛእ ርእስኹም ሕሳብ ባንኪ ክፈቱ

remedy-letter-title-notice-of-default = እዛ ደብዳበ ነቲ ቤት ጽሕፈት ከም ዝደንጎየ ትነግሮ
remedy-letter-title-objection = እዛ ደብዳበ ነቲ ቤት ጽሕፈት እንደገና ክርኢ ትሓትቶ
remedy-letter-not-advice = እዚ ናይ ሕጊ ምኽሪ ኣይኮነን። ግዜ እንተሎ፣ ጠበቓ ነታ ደብዳበ ይርኣያ።
remedy-letter-what-notice-of-default = በዛ ደብዳበ እቲ ቤት ጽሕፈት ክሳብ { $day } ክውስን ከም ዝነበሮ ትነግሮ። ኣብ ውሽጢ ክልተ ሰሙን ክውስን ትሓትቶ።
remedy-letter-what-objection = በዛ ሓጻር ደብዳበ ነቲ ውሳነ ከም ዘይትሰማምዓሉ ኣብ ግዜኡ ትነግር። ምኽንያታትካ ደሓር ክመጽእ ይኽእል።
remedy-letter-from = እታ ደብዳበ ካብ { $day } ጀሚራ ትሕሰብ። ቅድሚኡ እንተተላኢኻ ኣይትሕሰብን። ፍሉጥ ናይ መወዳእታ መዓልቲ የለን። ግን ነዊሕ ኣይትጸበ።
remedy-letter-until = ነታ ደብዳበ እንተደንጎየ ብ{ $day } ኣብ ፖስታ ከተእትዋ ኣለካ። ቅድሚኡ ብገለ መዓልታት ስደዳ። ኣብቲ ውሳነ ዝቐደመት መዓልቲ ተጻሒፋ ድያ? ሽዑ እታ መዓልቲ እያ ልክዕ።
remedy-letter-fill = ነታ ናይ ሆላንድ ደብዳበ ኣንብባ። ኩሉ ልክዕ ድዩ? ነቲ ባዶ መስመራት ምልኣዮ፦ ቁጽርኻ (v-nummer) ከምኡውን ኣድራሻ እቲ ቤት ጽሕፈት። እቲ ኣድራሻ ኣብታ ናይ መወዳእታ ዝጸሓፈልካ ደብዳበ ኣሎ። ብኢድካ ፈርም። ንቖልዓ ወላዲ ወይ መዕበዪ ይፍርም።
remedy-letter-enclose = ቅዳሕ ናይቲ ውሳነ ምስታ ደብዳበ ኣእቱ።
remedy-letter-send = ነታ ደብዳበ ብዝተመዝገበ ፖስታ ስደዳ፣ ነቲ መረጋገጺ ድማ ሓዞ። ናይ ኩሉ ቅዳሕ ሓዝ።
remedy-letter-form = እቲ ቤት ጽሕፈት ነዚ ዝኸውን ናይ ገዛእ ርእሱ ቅጥዒ ኣብ ind.nl ኣለዎ። ኣብ ክንዲ እዛ ደብዳበ ክትጥቀመሉ ትኽእል። ኣብ ግንቦት 2024 (05-2024) ብፋክስ እውን ይከኣል ነይሩ።
remedy-letter-then-notice-of-default = እቲ ክልተ ሰሙን እታ ደብዳበ ካብ ዝበጽሓትሉ ንጽባሒቱ ይጅምር። ክሳብ ሽዑ ውሳነ የለን? ሽዑ ናብ ቤት ፍርዲ ክትከይድ ትኽእል። ጠበቓ ክገብረልካ ይኽእል።
remedy-letter-penalty = ድሕሪ እቲ ክልተ ሰሙን እቲ ቤት ጽሕፈት ንነፍሲ ወከፍ መዓልቲ ክኸፍለካ ክግደድ ይኽእል፣ እንተበዝሐ ን42 መዓልቲ።
remedy-letter-penalty-uncertain = እዚ ክፍሊት እዚ ክሳብ ሕጂ ከም ዘሎ ርግጸኛ ኣይኮነን። ንጠበቓ ሕተት።
remedy-letter-then-objection = ድሕሪኡ እቲ ቤት ጽሕፈት ምኽንያታትካ ክትሰድድ ግዜ ይህበካ። ነታ መዓልቲ ኣይትሕለፋ። ብዘይ ምኽንያት እንደገና ክርኢ ኣይግደድን። ጠበቓ ክጽሕፈልካ ይኽእል።
remedy-letter-lawyer = ጠበቓ ኣበይ ትረክብ
remedy-letter-lawyer-cost = እቶትካ ትሑት እንተኾይኑ፣ ካብቲ ወጻኢታት ክፋል ጥራይ ትኸፍል።
remedy-letter-private = ስምካን ኣድራሻኻን ኣብዛ ወረቐት ክህሉ ይኽእል። ካልኦት ኣብ ዘይረኽብዋ ቦታ ሓዛ።
