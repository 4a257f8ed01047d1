## De cameracontrole

set-up-title = Webcam instellen
set-up-nothing-kept = Van deze pagina wordt niets bewaard
set-up-microphone = Microfoon
set-up-camera = Camera
set-up-device = { $device } { $number }
set-up-see-yourself = Kun je jezelf zien? Als de browser erom vraagt, sta camera en microfoon dan toe.
set-up-looks-good = Ziet er goed uit!
set-up-no-webcam = Geen webcam gevonden
set-up-reload-why = Laad de camera één keer opnieuw. Het beeld zou zonder nieuwe vraag terug moeten komen; als de browser het weer vraagt, laat hem dan je keuze onthouden.
set-up-reload = Camera opnieuw laden
set-up-make-noise = Zeg iets of klap in je handen, zodat we weten dat de microfoon werkt.
set-up-sounds-good = Klinkt goed!
set-up-try-clapping = Probeer eens te klappen of hallo te zeggen.
set-up-missing-camera = Stap 1: de camera staat nog niet aan. Geef toegang, of druk op Opnieuw proberen.
set-up-missing-reload = Stap 2: druk één keer op Camera opnieuw laden.
set-up-missing-sound = Stap 3: klap in je handen of zeg hallo tot de microfoon je hoort.
set-up-missing-test = Stap 4: een ogenblik, de proefvideo wordt gemaakt.
set-up-test-empty = Stap 4: de proefvideo is leeg. Probeer het opnieuw, of kies onder het beeld wat je wilt doen.
set-up-how-loud = Hoe hard het klinkt
set-up-test = We maken een video van twee seconden om te zien of het opnemen werkt, en gooien die weg.
set-up-test-runs = Een ogenblik…
set-up-test-good = Opnemen werkt!
set-up-test-failed = De proefvideo is leeg.
set-up-test-none = Niet getest.
set-up-tips = Tips en hulp bij problemen
set-up-tip-device = Apparaat en browser
set-up-tip-device-text = Gebruik een laptop of vaste computer met een recente Firefox of Chrome. Telefoons kunnen vaak niet opnemen terwijl er beelden worden getoond.
set-up-tip-chrome = Chrome
set-up-tip-chrome-text = Druk op het cameraplaatje rechts in de adresbalk, kies dat deze pagina altijd is toegestaan, en druk dan op Camera opnieuw laden.
set-up-tip-firefox = Firefox
set-up-tip-firefox-text = Vink in de vraag over de camera het vakje aan dat de keuze onthoudt. Een geblokkeerde camera kun je vrijgeven met het teken links van het adres.
set-up-tip-else = Iets anders
set-up-tip-else-text = Sluit andere programma’s die de camera gebruiken, sluit de camera opnieuw aan, zet het geluid van de microfoon aan, of start de browser opnieuw. Als je de onderzoekers schrijft, geef dan dit nummer door:

## De lijst voor de plaats van de camera, met een proefopname

quality-title = Webcam instellen voor een kijkonderzoek
quality-intro = We gaan bekijken waar je kind naar kijkt. Loop elk punt na, zodat de ogen goed te zien zijn.
quality-done = Gedaan!
quality-centering = <strong>Zet de webcam in het midden</strong> boven het scherm dat het onderzoek toont.
quality-centering-picture = Een webcam in het midden van de bovenrand van een scherm
quality-monitors = <strong>Zet andere schermen uit</strong>, zodat je kind alleen naar dit scherm kijkt.
quality-monitors-picture = Een scherm dat aanstaat naast een donker scherm
quality-lighting = <strong>Zorg voor licht op jullie gezichten.</strong> Je zou het wit van je eigen ogen moeten zien.
quality-lighting-picture = Een lamp die op een gezicht schijnt
quality-over-shoulder = <strong>Houd je kind zo vast dat het over je schouder kijkt</strong>, terwijl jij met je rug naar het scherm zit.
quality-over-shoulder-picture = Een kind dat over de schouder van een volwassene naar een scherm kijkt
quality-distractions = <strong>Haal weg wat afleidt</strong>, zoals speelgoed, huisdieren en lawaai.
quality-distractions-picture = Een speelgoedkist met het deksel dicht
quality-test-how = Neem een paar seconden op in de houding die je gaat aannemen, speel ze dan af en controleer of de ogen te zien zijn.
quality-reload = Webcam opnieuw laden
quality-missing-item = Loop elk punt na en vink “{ $label }” aan.
quality-missing-clip = Neem een korte proefvideo op en speel die af.
quality-without-clip = Je kunt ook zonder proefvideo verdergaan.
quality-clip-kept = Het fragment wordt samen met de andere opnamen van dit onderzoek bewaard.
