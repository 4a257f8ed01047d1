### A questionnaire on how child and parent feel today. The scales are psychological: keep the opposites as clear as in English.

mood-title = Mood Questionnaire
mood-intro = How are the two of you today? Mood, sleep and hunger change where and how long children look, so your answers help us to understand what we see.
mood-child = How is your child feeling right now?
mood-parent = How are you feeling right now?
mood-other = Sleep, food and the time before

## Both ends of seven scales from 1 to 7

# The child.
mood-rested-1 = Tired
mood-rested-7 = Rested
mood-healthy-1 = Sick
mood-healthy-7 = Healthy
mood-child-happy-1 = Fussy
mood-child-happy-7 = Happy
mood-active-1 = Calm
mood-active-7 = Active
# The parent; the words may have another gender than those for the child.
mood-energetic-1 = Tired
mood-energetic-7 = Energetic
mood-on-top-1 = Overwhelmed
mood-on-top-7 = On top of things
mood-parent-happy-1 = Upset
mood-parent-happy-7 = Happy
# For screen readers, between both ends: "Tired to Rested".
mood-scale-between = to
# For screen readers: a step of the scale with the word of its end, "1: Tired".
mood-scale-step = { $number }: { $word }

## Sleep and food

mood-woke-up = How long ago did your child wake up, from the night or from a nap?
mood-next-nap = How long is it until your child's next nap or bedtime?
mood-last-meal = How long ago did your child last eat or drink?
# Stand beside lines for numbers.
mood-hours = hours
mood-minutes = minutes
mood-nap-times = Does your child usually nap at set times?
mood-nap-overdue = Yes, and the nap is overdue
mood-before = What did your child do just before this study?
mood-wrong-time = Please write hours and minutes as whole numbers.
