## Gesproken toestemming

consent-statement-parent = Ik heb het hele toestemmingsformulier gelezen en het is mij duidelijk. Als ouder of wettelijk vertegenwoordiger van dit kind geef ik mijn toestemming, en wij doen allebei graag mee aan dit onderzoek.
consent-statement-adult = Ik heb het hele toestemmingsformulier gelezen en het is mij duidelijk. Ik geef mijn toestemming en doe graag mee aan dit onderzoek.
consent-statement-quoted = “{ $statement }”
consent-read-document = Lees dit toestemmingsdocument helemaal door
consent-document-label = Toestemmingsdocument
consent-start-recording = Toestemming opnemen
consent-read-aloud = Lees de verklaring hieronder <em>hardop</em> voor:
consent-read-aloud-or-sign = Lees de verklaring hieronder <em>hardop</em> voor (of in gebarentaal, ASL):
consent-other-adults = Elke andere volwassene zegt of gebaart ook:
consent-stop-recording = Opname stoppen
consent-play = Toestemmingsvideo afspelen
consent-play-check = Bent u te zien en te horen?
consent-not-recording-yet = Er wordt nog niet opgenomen
consent-missing-recording = Maak eerst een toestemmingsopname.
consent-missing-play = Speel uw toestemmingsvideo af voordat u die verstuurt.
consent-clip-short = Uw video is korter dan de tijd die nodig is om de verklaring te lezen.
consent-clip-silent = We konden geen stem horen in uw video.
consent-clip-silent-or-signed = We konden geen stem horen in uw video (en dat klopt, als u gebaarde).
consent-clip-dark = Uw video is erg donker.
consent-clip-choice = U kunt opnieuw opnemen, of de video toch versturen.
consent-session-records = Het onderzoek neemt deze sessie al op, dus de toestemmingsverklaring kan hier niet worden opgenomen. Laat het de onderzoekers weten; het onderzoek kan niet verdergaan.
consent-no-document-title = Dit onderzoek kan niet beginnen
consent-no-document-text = Het toestemmingsdocument “{ $template }” hoort niet bij deze speler, dus er kan geen toestemming worden gegeven. Laat het de onderzoekers weten. Zij kunnen { $known } gebruiken.
consent-preview-note = Dit is een voorbeeldweergave, dus u kunt de rest bekijken. Er wordt geen toestemming opgenomen.
consent-preview-go-on = Verder met de voorbeeldweergave

## Toestemming met vinkjes en antwoorden

ticks-missing-answer = * Kies een antwoord om mee te doen
ticks-missing-tick = * Vink dit vakje aan om mee te doen
ticks-incomplete = Hierboven staat nog iets open. Als u niet met alles akkoord wilt gaan, kunt u dit venster gewoon sluiten.
ticks-nothing-to-choose = Hier valt niets te kiezen. U kunt verdergaan.
