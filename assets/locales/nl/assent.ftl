### Het eigen ja of nee van het kind: eenvoudige woorden, je en jij.

assent-title = Wil je meedoen?
assent-intro = Lees of luister samen. Daarna beslist het kind, en elk antwoord is goed.
assent-step-learn = Ontdek het onderzoek
assent-step-decide = Beslis daarna
assent-question = Wil je meedoen aan dit onderzoek?
assent-yes = Ja { "👍" }
assent-no = Nee { "👎" }
assent-no-is-fine = Je hebt nee gekozen, en dat is prima. Met Versturen stopt het onderzoek hier.
assent-pages-first = Bekijk eerst alle bladzijden. Daarna kun je antwoorden.
assent-thanks = Fijn dat je het ons vertelt!
assent-thanks-text = Je hoeft niet mee te doen, en dat is helemaal goed. Het onderzoek stopt hier, en je mag dit venster sluiten.
assent-form-title = Instemmingsformulier voor het kind: { $study }
assent-press-play = Druk op het afspeelteken om te beginnen.
assent-without-video = Je kunt ook zonder video verdergaan.
assent-setting-up = (even wachten, we maken alles klaar...)
assent-broken = Iets op deze pagina kan niet worden afgespeeld. Je kunt zonder verdergaan.
assent-pages = Bladzijden
