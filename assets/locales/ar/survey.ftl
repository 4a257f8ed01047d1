survey-required-mark = الأسئلة التي عليها { $mark } تحتاج إلى إجابة.
survey-empty = لا توجد أسئلة في هذه الصفحة. يُرجى المتابعة.
survey-wrong-answers = { $count ->
    [one] سؤال واحد يحتاج إلى مراجعة. وهو معلَّم أعلاه.
    [two] سؤالان يحتاجان إلى مراجعة. وهما معلَّمان أعلاه.
    [few] { $count } أسئلة تحتاج إلى مراجعة. وهي معلَّمة أعلاه.
    [many] { $count } سؤالًا تحتاج إلى مراجعة. وهي معلَّمة أعلاه.
   *[other] { $count } سؤال تحتاج إلى مراجعة. وهي معلَّمة أعلاه.
}
survey-none = لا شيء
survey-choose = يُرجى الاختيار
survey-letters-left = الأحرف المتبقية: { $count }
survey-slider-untouched = حرّكوا النقطة للإجابة.
survey-add = إضافة إجابة أخرى
survey-remove = إزالة
survey-remove-number = إزالة رقم { $number }

## الخطأ في إجابة

survey-wrong-few-choices = يُرجى اختيار { $count } على الأقل.
survey-wrong-many-choices = يُرجى اختيار { $count } على الأكثر.
survey-wrong-few-items = يُرجى ذكر { $count } على الأقل.
survey-wrong-many-items = يُرجى ذكر { $count } على الأكثر.
survey-wrong-twice = يُرجى ذكر كل إجابة مرة واحدة فقط.
survey-wrong-disallowed = لا يمكن استخدام هذه الإجابة هنا. يُرجى كتابة إجابة أخرى.
decimal-sign = { "." }
survey-wrong-number = يُرجى كتابة عدد، مثل 3 أو 3.5.
survey-wrong-integer = يُرجى كتابة عدد صحيح، مثل 3.
survey-wrong-email = يُرجى كتابة عنوان بريد إلكتروني كامل، مثل name@example.org.
survey-wrong-url = يُرجى كتابة عنوان ويب كامل، مثل https://example.org.
survey-wrong-phone = يُرجى كتابة رقم هاتف كامل.
survey-wrong-zip = يُرجى كتابة رمز بريدي أمريكي (ZIP)، مثل 02139.
survey-wrong-ip = يُرجى كتابة عنوان مثل 192.0.2.1.
survey-wrong-short = { $count ->
    [one] يُرجى كتابة حرف أو رقم واحد على الأقل.
    [two] يُرجى كتابة حرفين أو رقمين على الأقل.
    [few] يُرجى كتابة { $count } أحرف أو أرقام على الأقل.
    [many] يُرجى كتابة { $count } حرفًا أو رقمًا على الأقل.
   *[other] يُرجى كتابة { $count } حرف أو رقم على الأقل.
}
survey-wrong-long = { $count ->
    [one] يُرجى كتابة حرف أو رقم واحد على الأكثر.
    [two] يُرجى كتابة حرفين أو رقمين على الأكثر.
    [few] يُرجى كتابة { $count } أحرف أو أرقام على الأكثر.
    [many] يُرجى كتابة { $count } حرفًا أو رقمًا على الأكثر.
   *[other] يُرجى كتابة { $count } حرف أو رقم على الأكثر.
}
survey-wrong-many-words = { $count ->
    [one] يُرجى كتابة كلمة واحدة فقط.
    [two] يُرجى كتابة كلمتين على الأكثر.
    [few] يُرجى كتابة { $count } كلمات على الأكثر.
    [many] يُرجى كتابة { $count } كلمة على الأكثر.
   *[other] يُرجى كتابة { $count } كلمة على الأكثر.
}
survey-wrong-blanks = يُرجى كتابة هذا من دون مسافات.
survey-wrong-pattern = لا يبدو هذا كما هو متوقع. يُرجى التحقق منه.
survey-wrong-one-of = يُرجى كتابة واحد مما يلي: { $list }.
survey-wrong-not-above = يُرجى كتابة عدد أكبر من { $number }.
survey-wrong-below = يُرجى كتابة { $number } أو أكثر.
survey-wrong-not-below = يُرجى كتابة عدد أصغر من { $number }.
survey-wrong-above = يُرجى كتابة { $number } أو أقل.
survey-wrong-multiple = يُرجى كتابة أحد مضاعفات { $number }.
survey-wrong-moment = يُرجى الكتابة بهذا الشكل: { $example }.
survey-wrong-no-such-moment = لا وجود لـ { $moment }. يُرجى الكتابة بهذا الشكل: { $example }.
