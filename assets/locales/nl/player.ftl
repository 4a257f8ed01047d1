## Wachten

player-loading = Een ogenblik…
player-next-page-late = De volgende pagina kan niet worden geladen: de internetverbinding is onderbroken. Blijf alsjeblieft hier. Het onderzoek gaat vanzelf verder zodra de verbinding er weer is.
player-slow-title = Dit duurt langer dan normaal
player-slow-advice = De server van het onderzoek heeft nog niet geantwoord. Controleer je internetverbinding en houd deze pagina open.
player-slow-promise = We blijven het proberen. Het onderzoek start vanzelf.
player-wait-for-recording = Even wachten... <br><br> de webcamopname wordt gestart
player-getting-ready = Alles wordt klaargemaakt… { $count } van { $all }
player-tap-for-sound = Tik om het geluid te starten
player-pictures-missing = De afbeeldingen voor dit deel zijn niet geladen. Dat geeft niet: ga gerust verder.

## Pauzeren

player-paused-text =
    Onderzoek gepauzeerd

    Druk op de spatiebalk om verder te gaan
player-pausing-text =
    Onderzoek wordt gepauzeerd...

    Even wachten
player-paused-fullscreen-text =
    Onderzoek gepauzeerd

    Ga terug naar volledig scherm
player-paused-label = Onderzoek gepauzeerd
player-resuming-label = Het onderzoek gaat verder

## Stoppen

player-exit-title = Echt stoppen met het onderzoek?
player-exit-advice = Als je stopt, eindigt het onderzoek hier en kies je wat er met je video mag gebeuren.
player-exit-stay = Doorgaan
player-exit-leave = Stoppen
player-back-to-full-screen = Terug naar volledig scherm

## Een pagina die deze speler niet heeft

player-unknown-title = Deze pagina kan niet worden getoond
player-unknown-what = Dit deel van het onderzoek ({ $page }) is van de soort { $kind }, die deze speler niet heeft.
player-unknown-advice = Het ligt niet aan jou, en wat je tot nu toe hebt gedaan is opgeslagen. Meld het aan de onderzoekers{ $contact }. Je kunt verdergaan met de rest.

## Opnamen onderweg

player-recordings-all-here = Alle opnamen zijn aangekomen.
player-recordings-please-stay = Houd deze pagina open tot alle opnamen zijn aangekomen: deze browser kan ze niet voor later bewaren.
player-recordings-may-leave = Je kunt weggaan: wat ontbreekt blijft 72 uur op dit apparaat, en wordt verstuurd als hier weer een pagina van een onderzoek wordt geopend.
player-recordings-owed = { $owed ->
    [one] { $owed } van { $all } opnamen is nog niet aangekomen ({ $percent }% verstuurd).
   *[other] { $owed } van { $all } opnamen zijn nog niet aangekomen ({ $percent }% verstuurd).
}
player-recordings-title = Bedankt! Bijna klaar
player-recordings-keep-open = Houd deze pagina open; ze sluit vanzelf.
player-recordings-leave-now = Nu weggaan

## Antwoorden of video die niet kunnen worden verstuurd

player-unsent-no-room = De server van het onderzoek heeft geen ruimte meer.
player-unsent-too-much = Er is meer te versturen dan de server van het onderzoek aanneemt.
player-unsent-signed-out = Misschien ben je uitgelogd bij de server van het onderzoek.
player-unsent-refused = De server van het onderzoek neemt het niet aan.
player-unsent-offline = We kunnen de server van het onderzoek niet bereiken. Controleer je internetverbinding.
player-unsent-nothing-saved = Er kan nog niets worden opgeslagen.
player-unsent-nothing-saved-advice = We blijven het proberen: houd deze pagina open. Zodra het werkt, kan er video worden opgenomen.
player-unsent-answers = Je antwoorden zijn nog niet verstuurd.
player-unsent-answers-advice = Ze worden op deze pagina bewaard en vanzelf opnieuw verstuurd. Houd deze pagina open en ga verder met het onderzoek.
player-unsent-video-title = Je video is nog niet verstuurd
player-unsent-video-thanks = Bedankt voor het meedoen! Je antwoorden zijn opgeslagen.
player-unsent-answers-title = Je antwoorden zijn nog niet verstuurd
player-unsent-answers-thanks = Bedankt voor het meedoen!
player-unsent-trying = We blijven het proberen zolang deze pagina open is. Als het lukt, sluit de pagina vanzelf.
player-unsent-cant-wait = Kun je niet wachten?
player-unsent-copy-and-leave = Sla een kopie op je computer op, meld het aan de onderzoekers{ $contact } en ga weg.
player-unsent-or-copy-and-leave = Of sla een kopie op je computer op, meld het aan de onderzoekers{ $contact } en ga weg.
player-unsent-copy-and-close = Sla een kopie op je computer op, meld het aan de onderzoekers{ $contact } en sluit deze pagina.
player-unsent-copied = De kopie staat bij je downloads. De onderzoekers laten je weten hoe je die kunt versturen.
player-unsent-save-copy = Kopie opslaan
player-unsent-leave = Weggaan zonder te versturen

## Het onderzoek kan niet worden geopend

player-no-study-title = Op dit adres is geen onderzoek
player-no-study-advice = Open het onderzoek met de volledige link die je hebt gekregen.
player-sign-in-title = Log opnieuw in
player-sign-in-advice = Je bent uitgelogd, of dit kind hoort bij een ander account. Log in op de site van het onderzoek en open het onderzoek van daaruit.
player-no-child-title = Dit kind is hier niet bekend
player-no-child-advice = Het adres van deze pagina noemt een kind dat de server van het onderzoek niet kent. Open het onderzoek opnieuw vanaf je onderzoekspagina, of laat het weten aan het lab dat je heeft uitgenodigd.
player-not-found-title = Dit onderzoek is niet gevonden
player-not-found-advice = Misschien zit er een typefout in het adres van deze pagina, of is het onderzoek afgelopen. Controleer de link die je hebt gekregen.
player-mistake-title = Het onderzoek kan nu niet worden getoond
player-mistake-advice = Er zit een fout in het plan van het onderzoek. Het ligt niet aan jou en er is niets opgenomen. Laat het weten aan het lab dat je heeft uitgenodigd.
player-not-opened-title = Het onderzoek kon niet worden geopend
player-not-opened-advice = Er is niets opgenomen. Laad de pagina opnieuw; als dat niet helpt, laat het dan weten aan het lab dat je heeft uitgenodigd.
player-unplayable-title = “{ $name }” kan nu niet worden getoond
player-unplayable-part-missing = Er is niets opgenomen. Een deel ervan kon niet worden geladen. Controleer je internetverbinding en laad de pagina opnieuw. Als dat niet helpt, meld het dan aan de onderzoekers{ $contact }.
player-unplayable-mistake = Er is niets opgenomen. Er zit een fout in het plan van het onderzoek. Het ligt niet aan jou. Meld het aan de onderzoekers{ $contact }.
player-empty-title = “{ $name }” heeft nog geen pagina’s
player-empty-advice = Meld het aan de onderzoekers{ $contact }.
player-for-researchers = Voor onderzoekers
