exit-birth-date = * Merci de confirmer la date de naissance de votre enfant
exit-birth-date-letters = JJ/MM/AAAA
exit-birth-date-why = Nous la demandons encore une fois car nous avons besoin de l’âge exact le jour de l’étude.
exit-birth-date-read = C’est le { $date }.
exit-birth-date-unreadable = Nous n’arrivons pas à lire cette date. Écrivez le jour, le mois et l’année, par exemple 06/05/2023.
exit-birth-date-no-month = Il n’y a pas de mois { $month }. Écrivez d’abord le jour, puis le mois, par exemple 06/05/2023 pour le 6 mai.
exit-birth-date-no-day = Il n’y a pas de { $day } { $month } { $year }. Vérifiez la date.
exit-birth-date-long-ago = L’année { $year } est trop ancienne. Écrivez les quatre chiffres.
exit-birth-date-future = Le { $date } est dans le futur. Vérifiez l’année.

exit-databrary = * Votre vidéo et d’autres données peuvent-elles être partagées avec les utilisateurs autorisés de Databrary ?
exit-databrary-about = Databrary est une bibliothèque de vidéos que seuls des chercheurs agréés peuvent utiliser. Pour en savoir plus : { $link }.

exit-use = * Comment votre vidéo peut-elle être utilisée ?
exit-use-private = <strong>Privé</strong> : votre vidéo ne peut être vue que par :
exit-use-private-researchers = l’équipe de recherche de l’étude { $study }
exit-use-private-site = les personnes qui gèrent ce site
exit-use-private-databrary = les utilisateurs autorisés de Databrary
exit-use-scientific = <strong>Scientifique et pédagogique</strong> : des extraits peuvent aussi être montrés à des scientifiques et à des étudiants, par exemple dans un exposé ou un cours.
exit-use-public = <strong>Public</strong> : des extraits peuvent aussi être montrés à tout le monde, par exemple dans l’actualité ou sur une page web consacrée à cette recherche.

exit-withdraw = Préférez-vous que vos vidéos soient supprimées ?
exit-withdraw-text = Supprimer toutes les vidéos de cette séance, sauf le consentement oral. Personne ne les regardera, ni l’équipe de recherche de { $study } ni qui que ce soit d’autre.
exit-withdraw-example = (Peut-être que quelqu’un est passé devant la caméra et préférerait ne pas être vu.)
exit-withdraw-really = Voulez-vous vraiment retirer vos vidéos ? Elles seront supprimées, et personne ne pourra les regarder.
exit-withdraw-button = Retirer

exit-comment = Y a-t-il quelque chose que vous aimeriez nous dire ?
exit-missing = Il manque quelque chose. Regardez les questions marquées ci-dessus.
exit-thanks = Merci !
exit-share = Partager sur Facebook
exit-change = Modifier mes réponses
exit-withdrawn = Vous avez retiré vos vidéos. Elles sont en cours de suppression, et personne ne les regardera.
exit-birth-date-differs = C’est le { $date }. Votre compte indique le { $registered }. Si la date que vous avez écrite est la bonne, vous n’avez rien à faire.
