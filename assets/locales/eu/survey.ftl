survey-required-mark = { $mark } duten galderek erantzuna behar dute.
survey-empty = Orri honetan ez dago galderarik. Jarraitu aurrera, mesedez.
survey-wrong-answers = { $count ->
    [one] Galdera bat berriro begiratu behar da. Goian markatuta dago.
   *[other] { $count } galdera berriro begiratu behar dira. Goian markatuta daude.
}
survey-none = Bat ere ez
survey-choose = Aukeratu, mesedez
survey-letters-left = Geratzen diren karaktereak: { $count }
survey-slider-untouched = Mugitu puntua erantzuteko.
survey-add = Gehitu beste bat
survey-remove = Kendu
survey-remove-number = Kendu { $number }. erantzuna

## Zer dagoen gaizki erantzun batean

survey-wrong-few-choices = Mesedez, aukeratu gutxienez { $count }.
survey-wrong-many-choices = Mesedez, aukeratu gehienez { $count }.
survey-wrong-few-items = Mesedez, eman gutxienez { $count }.
survey-wrong-many-items = Mesedez, eman gehienez { $count }.
survey-wrong-twice = Mesedez, eman erantzun bakoitza behin bakarrik.
survey-wrong-disallowed = Erantzun hau ezin da hemen erabili. Mesedez, eman beste bat.
decimal-sign = { "," }
survey-wrong-number = Mesedez, idatzi zenbaki bat, adibidez 3 edo 3,5.
survey-wrong-integer = Mesedez, idatzi zenbaki oso bat, adibidez 3.
survey-wrong-email = Mesedez, idatzi helbide elektroniko osoa, adibidez name@example.org.
survey-wrong-url = Mesedez, idatzi web-helbide osoa, adibidez https://example.org.
survey-wrong-phone = Mesedez, idatzi telefono-zenbaki osoa.
survey-wrong-zip = Mesedez, idatzi AEBko posta-kode bat (ZIP), adibidez 02139.
survey-wrong-ip = Mesedez, idatzi honelako helbide bat: 192.0.2.1.
survey-wrong-short = { $count ->
    [one] Mesedez, idatzi gutxienez letra edo digitu bat.
   *[other] Mesedez, idatzi gutxienez { $count } letra edo digitu.
}
survey-wrong-long = { $count ->
    [one] Mesedez, idatzi gehienez letra edo digitu bat.
   *[other] Mesedez, idatzi gehienez { $count } letra edo digitu.
}
survey-wrong-many-words = { $count ->
    [one] Mesedez, idatzi hitz bakarra.
   *[other] Mesedez, idatzi gehienez { $count } hitz.
}
survey-wrong-blanks = Mesedez, idatzi zuriunerik gabe.
survey-wrong-pattern = Honek ez du espero zen itxura. Mesedez, egiaztatu.
survey-wrong-one-of = Mesedez, idatzi hauetako bat: { $list }.
survey-wrong-not-above = Mesedez, idatzi hau baino zenbaki handiago bat: { $number }.
survey-wrong-below = Mesedez, idatzi { $number } edo gehiago.
survey-wrong-not-below = Mesedez, idatzi hau baino zenbaki txikiago bat: { $number }.
survey-wrong-above = Mesedez, idatzi { $number } edo gutxiago.
survey-wrong-multiple = Mesedez, idatzi zenbaki honen multiplo bat: { $number }.
survey-wrong-moment = Mesedez, idatzi honela: { $example }.
survey-wrong-no-such-moment = Hau ez da existitzen: { $moment }. Mesedez, idatzi honela: { $example }.
