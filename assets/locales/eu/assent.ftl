### Haurraren beraren baietza edo ezetza: hitz errazak.

assent-title = Parte hartu nahi duzu?
assent-intro = Mesedez, irakurri edo entzun elkarrekin. Gero haurrak erabakiko du, eta edozein erantzun ondo dago.
assent-step-learn = Ezagutu ikerketa
assent-step-decide = Gero erabaki
assent-question = Ikerketa honetan parte hartu nahi duzu?
assent-yes = Bai { "👍" }
assent-no = Ez { "👎" }
assent-no-is-fine = Ezetz aukeratu duzu, eta ondo dago. «Bidali» sakatzean, ikerketa hemen amaituko da.
assent-pages-first = Lehenengo, ikusi orri guztiak. Gero erantzun ahal izango duzu.
assent-thanks = Eskerrik asko esateagatik!
assent-thanks-text = Ez duzu parte hartu beharrik, eta guztiz ondo dago. Ikerketa hemen amaitzen da; leiho hau itxi dezakezu.
assent-form-title = Haurraren onespen-orria: { $study }
assent-press-play = Hasteko, sakatu erreproduzitzeko ikurra.
assent-without-video = Bideorik gabe ere jarrai dezakezu.
assent-setting-up = (itxaron, prestatzen ari gara...)
assent-broken = Orri honetako zerbait ezin da erreproduzitu. Hori gabe jarrai dezakezu.
assent-pages = Orriak
