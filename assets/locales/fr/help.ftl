help-slow-line = Votre connexion internet envoie lentement, les vidéos de cette étude sont donc enregistrées avec un peu moins de netteté. Vous n’avez rien à faire, et vous n’aurez pas à attendre.
help-empty-title = La vidéo d’essai est vide
help-empty = L’image de la caméra est bien là, mais l’enregistrement n’a rien donné. Fermez les autres programmes qui utilisent la caméra et réessayez, ou choisissez une autre caméra ou un autre microphone ci-dessus. Si rien ne change, un autre navigateur (Chrome ou Firefox) sur un ordinateur aide souvent.
help-go-on-all-the-same = Continuer quand même

## La lumière et le cadrage

help-dark = Il fait plutôt sombre. Allumez une lampe ou rapprochez-vous d’une fenêtre, avec la lumière sur vos visages.
help-glaring = L’image est très claire. Détournez une lampe de la caméra ou fermez un rideau.
help-from-behind = La lumière vient de derrière vous. Fermez le rideau derrière vous, ou tournez-vous pour que la fenêtre éclaire vos visages.
help-nobody = Nous ne distinguons aucun visage. Installez-vous de façon à voir vos visages dans l’image.
help-far = Rapprochez-vous un peu de la caméra.
help-near = Éloignez-vous un peu de la caméra.
help-aside = Déplacez-vous un peu, pour être au milieu de l’image.

## Autoriser une caméra refusée, dans chaque navigateur

help-chrome-1 = Cliquez sur le signe à gauche dans la barre d’adresse (deux petits curseurs, ou une caméra).
help-chrome-2 = Activez Caméra et Micro.
help-chrome-3 = Si c’est l’ordinateur lui-même qui ne l’autorise pas : sous Windows, ouvrez Paramètres, Confidentialité, Caméra ; sur un Mac, ouvrez Réglages Système, Confidentialité et sécurité, Caméra, et activez Chrome. De même pour le microphone.
help-chrome-android-1 = Touchez le signe à gauche dans la barre d’adresse, puis Autorisations.
help-chrome-android-2 = Autorisez Caméra et Micro.
help-chrome-android-3 = S’ils n’y sont pas : ouvrez les Paramètres de l’appareil, Applications, Chrome, Autorisations, et autorisez les deux (Appareil photo et Micro).
help-edge-1 = Cliquez sur le cadenas à gauche dans la barre d’adresse.
help-edge-2 = Sous « Autorisations pour ce site », réglez Caméra et Microphone sur Autoriser.
help-edge-3 = Si c’est l’ordinateur lui-même qui ne l’autorise pas : sous Windows, ouvrez Paramètres, Confidentialité, Caméra, et activez Edge. De même pour le microphone.
help-firefox-1 = Cliquez sur la caméra ou le microphone barré à gauche dans la barre d’adresse.
help-firefox-2 = Cliquez sur la petite × à côté de chaque « Bloqué », pour que Firefox demande encore une fois.
help-firefox-3 = Si c’est l’ordinateur lui-même qui ne l’autorise pas : sous Windows, ouvrez Paramètres, Confidentialité, Caméra ; sur un Mac, ouvrez Réglages Système, Confidentialité et sécurité, Caméra, et activez Firefox. De même pour le microphone.
help-firefox-android-1 = Touchez le cadenas à gauche dans la barre d’adresse.
help-firefox-android-2 = Touchez Caméra et Microphone jusqu’à ce que les deux indiquent « Autorisé ».
help-firefox-android-3 = S’ils n’y sont pas : ouvrez les Paramètres de l’appareil, Applications, Firefox, Autorisations, et autorisez les deux (Appareil photo et Micro).
help-safari-1 = Ouvrez le menu Safari en haut de l’écran, puis « Réglages pour ce site web ».
help-safari-2 = Réglez Caméra et Microphone sur Autoriser.
help-safari-3 = Si rien ne change : ouvrez Réglages Système, Confidentialité et sécurité, Caméra, et activez Safari. De même pour le microphone.
help-safari-touch-1 = Touchez le signe à côté de l’adresse (« AA », ou une page avec des lignes), puis « Réglages du site web ».
help-safari-touch-2 = Réglez Appareil photo et Microphone sur Autoriser.
help-safari-touch-3 = S’ils n’y sont pas : ouvrez l’app Réglages, Apps, Safari, et sous « Réglages pour les sites web » autorisez Appareil photo et Microphone.
help-other-touch-1 = Ouvrez l’app Réglages, puis Apps, et choisissez ce navigateur.
help-other-touch-2 = Activez Appareil photo et Microphone, puis revenez ici.
help-other-touch-3 = Si cela n’aide pas, ouvrez cette page dans Safari.
help-other-1 = Cherchez une caméra ou un cadenas à l’un des bouts de la barre d’adresse, et cliquez dessus.
help-other-2 = Autorisez Caméra et Microphone pour cette page.
help-other-3 = Si vous n’y trouvez rien, ouvrez cette page dans Chrome ou Firefox.
