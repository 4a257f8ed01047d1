## La vérification de la caméra

set-up-title = Réglage de la webcam
set-up-nothing-kept = Rien de cette page n’est conservé
set-up-microphone = Microphone
set-up-camera = Caméra
set-up-device = { $device } { $number }
set-up-see-yourself = Vous voyez-vous ? Si le navigateur le demande, autorisez la caméra et le microphone.
set-up-looks-good = L’image est bonne !
set-up-no-webcam = Aucune webcam détectée
set-up-reload-why = Rechargez la caméra une fois. L’image devrait revenir sans nouvelle question ; si le navigateur redemande, dites-lui de retenir votre choix.
set-up-reload = Recharger la caméra
set-up-make-noise = Dites quelque chose ou tapez dans vos mains pour que nous sachions que le microphone fonctionne.
set-up-sounds-good = Le son est bon !
set-up-try-clapping = Essayez de taper dans vos mains ou de dire bonjour.
set-up-missing-camera = Étape 1 : la caméra n’est pas encore allumée. Autorisez l’accès, ou appuyez sur Réessayer.
set-up-missing-reload = Étape 2 : appuyez une fois sur Recharger la caméra.
set-up-missing-sound = Étape 3 : tapez dans vos mains ou dites bonjour jusqu’à ce que le microphone vous entende.
set-up-missing-test = Étape 4 : un instant, la vidéo d’essai est en cours d’enregistrement.
set-up-test-empty = Étape 4 : la vidéo d’essai est vide. Réessayez, ou choisissez quoi faire sous l’image.
set-up-how-loud = Volume du son
set-up-test = Nous enregistrons une vidéo de deux secondes pour vérifier que l’enregistrement fonctionne, puis nous la supprimons.
set-up-test-runs = Un instant…
set-up-test-good = L’enregistrement fonctionne !
set-up-test-failed = La vidéo d’essai est vide.
set-up-test-none = Non testé.
set-up-tips = Conseils de réglage et solutions aux problèmes
set-up-tip-device = Appareil et navigateur
set-up-tip-device-text = Utilisez un ordinateur portable ou de bureau avec une version récente de Firefox ou de Chrome. Souvent, les téléphones ne peuvent pas enregistrer pendant que des images sont affichées.
set-up-tip-chrome = Chrome
set-up-tip-chrome-text = Appuyez sur l’image de la caméra à droite dans la barre d’adresse, choisissez de toujours autoriser cette page, puis appuyez sur Recharger la caméra.
set-up-tip-firefox = Firefox
set-up-tip-firefox-text = Dans la question sur la caméra, cochez la case qui retient votre choix. Une caméra bloquée peut être libérée avec le signe à gauche de l’adresse.
set-up-tip-else = Autre chose
set-up-tip-else-text = Fermez les autres programmes qui utilisent la caméra, rebranchez la caméra, réactivez le microphone ou redémarrez le navigateur. Si vous écrivez à l’équipe de recherche, donnez ce numéro :

## La liste à cocher pour la place de la caméra, avec un enregistrement d’essai

quality-title = Réglage de la webcam pour une étude du regard
quality-intro = Nous allons observer où votre enfant regarde. Passez chaque point en revue pour que les yeux se voient bien.
quality-done = C’est fait !
quality-centering = <strong>Placez la webcam au milieu</strong>, au-dessus de l’écran qui montre l’étude.
quality-centering-picture = Une webcam au milieu du bord supérieur d’un écran
quality-monitors = <strong>Éteignez les autres écrans</strong>, pour que votre enfant ne regarde que celui-ci.
quality-monitors-picture = Un écran allumé à côté d’un écran noir
quality-lighting = <strong>Éclairez vos visages.</strong> Vous devriez voir le blanc de vos propres yeux.
quality-lighting-picture = Une lampe qui éclaire un visage
quality-over-shoulder = <strong>Tenez votre enfant de façon qu’il regarde par-dessus votre épaule</strong>, pendant que vous tournez le dos à l’écran.
quality-over-shoulder-picture = Un enfant qui regarde un écran par-dessus l’épaule d’un adulte
quality-distractions = <strong>Éloignez ce qui distrait</strong>, comme les jouets, les animaux et le bruit.
quality-distractions-picture = Un coffre à jouets au couvercle fermé
quality-test-how = Enregistrez quelques secondes dans la position que vous prendrez, puis regardez-les et vérifiez que les yeux sont visibles.
quality-reload = Recharger la webcam
quality-missing-item = Passez chaque point en revue et cochez « { $label } ».
quality-missing-clip = Enregistrez une courte vidéo d’essai et regardez-la.
quality-without-clip = Vous pouvez aussi continuer sans vidéo d’essai.
quality-clip-kept = L’extrait est conservé avec les autres enregistrements de cette étude.
