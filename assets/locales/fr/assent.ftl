### Le oui ou le non de l’enfant : mots simples, tutoiement.

assent-title = As-tu envie de participer ?
assent-intro = Lisez ou écoutez ensemble. Ensuite, l’enfant décide, et toutes les réponses sont bonnes.
assent-step-learn = Découvre l’étude
assent-step-decide = Puis décide
assent-question = As-tu envie de participer à cette étude ?
assent-yes = Oui { "👍" }
assent-no = Non { "👎" }
assent-no-is-fine = Tu as choisi non, et c’est très bien. Le bouton Envoyer termine l’étude ici.
assent-pages-first = Regarde d’abord toutes les pages. Ensuite, tu pourras répondre.
assent-thanks = Merci de nous l’avoir dit !
assent-thanks-text = Rien ne t’oblige à participer, et ce n’est pas grave du tout. L’étude se termine ici, et tu peux fermer cette fenêtre.
assent-form-title = Formulaire d’accord de l’enfant : { $study }
assent-press-play = Appuie sur le signe de lecture pour commencer.
assent-without-video = Tu peux aussi continuer sans vidéo.
assent-setting-up = (un instant, préparation en cours...)
assent-broken = Quelque chose sur cette page ne peut pas être lu. Tu peux continuer sans.
assent-pages = Pages
