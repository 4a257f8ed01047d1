## Boutons

button-next = Suivant
button-previous = Précédent
button-continue = Continuer
button-go-on = Continuer
button-submit = Envoyer
button-exit = Quitter
button-cancel = Annuler
button-ok = OK
button-try-again = Réessayer
button-download = Télécharger
button-play = Lire
button-pause = Pause
button-replay = Réécouter
button-record = Enregistrer
button-stop = Arrêter

## Réponses

answer-yes = Oui
answer-no = Non
answer-required = Ce champ est obligatoire.

## Phrases

sentence-gap = { " " }
list-gap = { ", " }
study-name = « { $name } »
study-name-with-contact = « { $name } » ({ $contact })
contact-in-brackets = { " " }({ $contact })

## Dates

month-january = janvier
month-february = février
month-march = mars
month-april = avril
month-may = mai
month-june = juin
month-july = juillet
month-august = août
month-september = septembre
month-october = octobre
month-november = novembre
month-december = décembre
date-long = { $day ->
    [1] { $day }er { $month } { $year }
   *[other] { $day } { $month } { $year }
}
date-short = { $day ->
    [1] { $day }er { $month }
   *[other] { $day } { $month }
}
date-order = day-month-year
date-letters-year = AAAA
date-letters-year-short = AA
date-letters-month = MM
date-letters-day = JJ
date-letters-month-name = Mois
date-letters-hours = heures
date-letters-minutes = minutes
date-letters-seconds = secondes
date-letters-half-day = am/pm
document-page = { $when } (page { $page } sur { $pages })

## La caméra

camera-refused-title = La caméra n’est pas encore autorisée
camera-refused-advice = Cliquez sur le signe de la caméra dans la barre d’adresse du navigateur, choisissez « Autoriser » pour la caméra et le microphone, puis réessayez.
camera-missing-title = Aucune caméra n’a été trouvée
camera-missing-advice = Branchez une webcam avec microphone, ou utilisez un ordinateur portable ou une tablette qui en possède une, puis réessayez.
camera-busy-title = Un autre programme utilise la caméra
camera-busy-advice = Fermez les appels vidéo et les autres programmes ou onglets qui utilisent peut-être la caméra, puis réessayez.
camera-insecure-title = La caméra ne peut pas être utilisée sur cette page
camera-insecure-advice = Les navigateurs n’autorisent la caméra que sur les pages sécurisées (https). Merci de prévenir le laboratoire qui vous a proposé l’étude.
camera-silent-title = La caméra n’a pas encore répondu
camera-silent-advice = Votre navigateur demande peut-être si cette page peut utiliser la caméra et le microphone : choisissez « Autoriser », et l’étude continuera d’elle-même. Si vous ne voyez aucune question, réessayez.
camera-other-title = La caméra n’a pas pu enregistrer
camera-other-advice = Fermez les autres programmes, ou essayez avec Chrome ou Firefox sur un ordinateur, puis réessayez.
camera-own-picture = Votre propre image
camera-go-on-without = Continuer sans vidéo

## L’état d’un enregistrement

recording-runs = Enregistrement en cours
recording-rests = Pas d’enregistrement
recording-starts = Démarrage de l’enregistrement…
recording-stops = Arrêt et envoi…
recording-paused = En pause
recording-connects = Connexion à votre caméra…
recording-connects-please-wait = Connexion à votre caméra. Un instant, s’il vous plaît…
