## Les instructions en film

guide-title = Instructions de l’étude
guide-intro = Ce film vous montre ce qui va se passer dans l’étude. Si vous préférez lire, le texte est à côté.
guide-transcript = Texte de la vidéo
guide-too-early = Avant de continuer, regardez le film ou lisez le texte à côté.
guide-film-broken-read = Le film ne peut pas être lu ici. Lisez le texte à côté, s’il vous plaît.
guide-film-broken = Le film ne peut pas être lu ici. Vous pouvez continuer sans.

## Une page venue d’ailleurs

iframe-label = Une page qui fait partie de cette étude
iframe-too-early = Avez-vous terminé tout ce qui est au-dessus ? Alors appuyez encore une fois sur le bouton pour continuer.
iframe-impossible = Cette page ne peut pas être affichée : son adresse n’est pas complète. Vous n’y êtes pour rien. Vous pouvez continuer.
iframe-slow = Cette page met du temps à venir. Vous pouvez l’attendre ou continuer sans elle.
iframe-empty = L’espace ci-dessus reste vide ? Alors continuez sans cette page.
iframe-open-elsewhere = Ouvrir cette page dans un onglet à part

## Essais

trial-end = Terminer
supply-late-title = Cette partie n’est pas encore entièrement chargée
supply-late = La connexion internet est peut-être lente. Un nouvel essai aura lieu dans un instant.
supply-try-again = Réessayer maintenant
supply-go-on = Continuer sans
supply-stops-title = L’étude s’arrête ici
supply-stops = Un élément nécessaire à la partie suivante n’a pas pu être chargé. Vous n’y êtes pour rien, et ce que vous avez fait jusqu’ici est conservé. Il reste une dernière page.
calibration-picture = image d’étalonnage

## Regarder les vidéos avant

preview-start = J’aimerais voir les vidéos avant
preview-skip = Passer l’aperçu
preview-setting-up = (un instant, préparation en cours...)
preview-place = { $number } sur { $count }
preview-empty = Il n’y a rien à regarder ici. Vous pouvez continuer.
preview-broken = Ceci ne peut pas être montré ici. Vous pouvez continuer sans.
preview-without-recording = Vous pouvez aussi regarder sans enregistrement.
preview-camera-late = La caméra n’a pas encore répondu. Si le navigateur le demande, vous pouvez l’autoriser. Vous pouvez aussi regarder sans enregistrement.

## L’image de la famille

mirror-go-on = Vous pouvez aussi continuer sans vous voir.

## Parent et enfant devant la caméra

observation-required = Un enregistrement est nécessaire pour continuer
observation-without = Vous pouvez aussi continuer sans enregistrement.
observation-camera-late = Rien n’est enregistré : la caméra ne répond pas. Si votre navigateur demande la caméra et le microphone, autorisez-les, s’il vous plaît. Vous pouvez aussi continuer sans enregistrement.
observation-show-webcam = Montrer la webcam
observation-hide-webcam = Cacher la webcam
observation-webcam-hidden = L’image de la webcam n’est pas affichée

## Un enregistrement sur plusieurs pages

session-begin-late = L’enregistrement n’a pas encore commencé. Si votre navigateur demande la caméra et le microphone, autorisez-les, s’il vous plaît. Vous pouvez aussi continuer sans attendre.
session-sending = Envoi de votre vidéo. Un instant, s’il vous plaît…
session-sent = Envoyé jusqu’ici
session-percent = { $percent } %
session-end-late = Vous pouvez continuer maintenant : ce qui manque est envoyé pendant que l’étude se poursuit.
