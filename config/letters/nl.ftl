# The letters by which somebody can use a remedy themselves, in the language of the law that they rest on. Plain, short, and what
# a lawyer would let stand. `[[remedy]] letter = …` in a procedure names them; what they are is explained in the language of
# whoever sends them (`remedy-letter-…` in config/locales).

sender-name = naam
sender-address = adres, postcode en plaats
addressee = Aan de Immigratie- en Naturalisatiedienst
addressee-address = adres
date = Datum
reference = Mijn kenmerk
number = V-nummer
subject = Onderwerp
subject-notice-of-default = ingebrekestelling: u beslist niet op tijd
subject-objection = bezwaar (pro forma) tegen uw besluit
greeting = Geachte heer, mevrouw,

notice-about = Deze brief gaat over mijn zaak ({ $procedure }). { $event }: { $day }.
notice-late = De termijn waarbinnen u moest beslissen, is voorbij. Ook in de berekening die voor u het gunstigst is, was { $day } de laatste dag. Ik heb nog geen besluit ontvangen.
notice-ground = Deze termijn staat in de { $act }, artikel { $article }.
notice-demand = Ik stel u daarom in gebreke. Ik vraag u om alsnog te beslissen, binnen twee weken nadat u deze brief hebt ontvangen (artikel 6:12 van de Algemene wet bestuursrecht).
notice-penalty = Beslist u niet binnen die twee weken, dan moet u voor elke dag daarna een dwangsom betalen (artikel 4:17 van de Algemene wet bestuursrecht).
notice-penalty-uncertain = Beslist u niet binnen die twee weken, dan moet u voor elke dag daarna een dwangsom betalen, voor zover de wet dat in mijn zaak bepaalt (artikel 4:17 van de Algemene wet bestuursrecht).
notice-appeal = Na die twee weken kan ik ook beroep instellen bij de rechtbank, omdat u niet op tijd hebt beslist.

objection-against = Ik maak bezwaar tegen uw besluit in mijn zaak ({ $procedure }). { $event }: { $day }. Een kopie van het besluit gaat hierbij.
objection-in-time = De termijn voor bezwaar loopt tot en met { $day }. Dit bezwaar is op tijd.
objection-grounds = Ik ben het niet eens met uw besluit. De gronden van mijn bezwaar volgen. Ik vraag u mij daarvoor een termijn te geven (artikel 6:6 van de Algemene wet bestuursrecht).
objection-file = Ik vraag u ook om mij een kopie te sturen van alle stukken in mijn zaak.

confirm = Wilt u mij schriftelijk laten weten dat u deze brief hebt ontvangen?
closing = Met vriendelijke groet,
signature = handtekening
article-paragraph = { $article }, lid { $number }
article-letter = { $article }, onder { $letter }
