### The end of a study: birth date, use of the recordings, withdrawal, comment; then thanks.
### It decides what may be done with a family's video: translate it exactly.

exit-birth-date = * Please confirm your child's birth date
# An empty line for a date, in the order of date-order, with the separators that families use.
exit-birth-date-letters = MM/DD/YYYY
exit-birth-date-why = We ask once more because we need the exact age on the day of the study.
# $date is a full date, such as May 6, 2023.
exit-birth-date-read = That is { $date }.
# The example is the 6th of May 2023 in numbers, in the order of date-order.
exit-birth-date-unreadable = We can't read this date. Please write month, day and year, like 05/06/2023.
exit-birth-date-no-month = There is no month { $month }. Please write the month first, like 05/06/2023 for May 6.
# $month is a month as a word, $day a number such as 31.
exit-birth-date-no-day = { $month } { $year } has no day { $day }. Please check the date.
exit-birth-date-long-ago = The year { $year } is too long ago. Please write all four digits.
exit-birth-date-future = { $date } is in the future. Please check the year.

# Databrary is the name of a library of videos.
exit-databrary = * May your video and other data be shared with authorised users of Databrary?
# $link is a link with the text "databrary.org".
exit-databrary-about = Databrary is a library of videos that only approved researchers may use. Read more at { $link }.

exit-use = * How may your video be used?
# A list of three lines follows: exit-use-private-researchers, exit-use-private-site, exit-use-private-databrary.
exit-use-private = <strong>Private</strong>: only these may see your video:
# $study is the title of the study in quotation marks, with whom to ask.
exit-use-private-researchers = the researchers of the study { $study }
exit-use-private-site = those who run this site
exit-use-private-databrary = authorised users of Databrary
exit-use-scientific = <strong>Scientific and educational</strong>: clips may also be shown to scientists and students, for example in a talk or a lesson.
exit-use-public = <strong>Publicity</strong>: clips may also be shown to everybody, for example in the news or on a web page about this research.

exit-withdraw = Would you rather have your videos deleted?
# The spoken consent is the recording in which the parent agrees; it is kept.
exit-withdraw-text = Delete every video of this session except the spoken consent. Nobody will watch them, neither the researchers of { $study } nor anybody else.
exit-withdraw-example = (Perhaps somebody walked through the picture who would rather not be seen.)
exit-withdraw-really = Do you really want to withdraw? Your videos will be deleted, and nobody will be able to watch them.
# The button that deletes.
exit-withdraw-button = Withdraw

exit-comment = Is there anything you would like to tell us?
exit-missing = Something is missing. Please look at the marked questions above.
exit-thanks = Thank you!
exit-share = Share on Facebook
# The button that goes back to the questions.
exit-change = Change my answers
exit-withdrawn = You have withdrawn your videos. They are being deleted, and nobody will watch them.
# Two full dates: $date is what the family has written, $registered what their account has.
exit-birth-date-differs = That is { $date }. Your account says { $registered }. If the date that you wrote is right, you need not do anything.
