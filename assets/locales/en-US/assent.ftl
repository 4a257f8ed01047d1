### A child's own yes or no. Read aloud to, or read by, children of about seven to seventeen: simple words, and informal address.

assent-title = Would you like to take part?
assent-intro = Please read or listen together. Then the child decides, and every answer is fine.
assent-step-learn = Learn about the study
assent-step-decide = Then decide
assent-question = Would you like to take part in this study?
assent-yes = Yes { "👍" }
assent-no = No { "👎" }
assent-no-is-fine = You chose no, and that is fine. Submit ends the study here.
assent-pages-first = Go through all the pages first. Then you can answer.
assent-thanks = Thank you for telling us!
assent-thanks-text = You don't have to take part, and that is quite all right. The study ends here, and you can close this window.
# Heading of the downloaded form; $study is the title of the study.
assent-form-title = Child assent form: { $study }
assent-press-play = Press the play sign to begin.
assent-without-video = You can also go on without video.
assent-setting-up = (please wait, setting up...)
assent-broken = Something on this page can't be played. You can go on without it.
# For screen readers: the row with the numbers of the pages.
assent-pages = Pages
