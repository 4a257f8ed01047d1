### نهاية الدراسة: تاريخ الميلاد، استخدام التسجيلات، السحب، التعليق، ثم الشكر.

exit-birth-date = * يُرجى تأكيد تاريخ ميلاد طفلكم
exit-birth-date-letters = يي/شش/سسسس
exit-birth-date-why = نسأل مرة أخرى لأننا نحتاج إلى معرفة العمر الدقيق في يوم الدراسة.
exit-birth-date-read = أي { $date }.
exit-birth-date-unreadable = لا نستطيع قراءة هذا التاريخ. يُرجى كتابة اليوم والشهر والسنة، مثل 06/05/2023.
exit-birth-date-no-month = لا يوجد شهر رقمه { $month }. يُرجى كتابة اليوم أولًا، مثل 06/05/2023 ليوم 6 مايو.
exit-birth-date-no-day = ليس في { $month } { $year } يوم { $day }. يُرجى التحقق من التاريخ.
exit-birth-date-long-ago = السنة { $year } بعيدة جدًا في الماضي. يُرجى كتابة الأرقام الأربعة كلها.
exit-birth-date-future = التاريخ { $date } في المستقبل. يُرجى التحقق من السنة.

exit-databrary = * هل يجوز مشاركة الفيديو والبيانات الأخرى الخاصة بكم مع المستخدمين المصرح لهم في Databrary؟
exit-databrary-about = Databrary مكتبة لمقاطع الفيديو لا يجوز استخدامها إلا للباحثين المعتمدين. للمزيد: { $link }.

exit-use = * كيف يجوز استخدام الفيديو الخاص بكم؟
exit-use-private = <strong>خاص</strong>: لا يجوز أن يشاهد الفيديو الخاص بكم إلا هؤلاء:
exit-use-private-researchers = الباحثون في الدراسة { $study }
exit-use-private-site = القائمون على هذا الموقع
exit-use-private-databrary = المستخدمون المصرح لهم في Databrary
exit-use-scientific = <strong>علمي وتعليمي</strong>: يجوز أيضًا عرض مقاطع منه على علماء وطلاب، مثلًا في محاضرة أو درس.
exit-use-public = <strong>علني</strong>: يجوز أيضًا عرض مقاطع منه على الجميع، مثلًا في الأخبار أو في صفحة ويب عن هذا البحث.

exit-withdraw = هل تفضلون أن تُحذف مقاطع الفيديو الخاصة بكم؟
exit-withdraw-text = حذف كل مقاطع الفيديو من هذه الجلسة ما عدا الموافقة المنطوقة. لن يشاهدها أحد، لا الباحثون في { $study } ولا أي شخص آخر.
exit-withdraw-example = (ربما مرّ أمام الكاميرا شخص لا يرغب في أن يُشاهَد.)
exit-withdraw-really = هل تريدون السحب حقًا؟ ستُحذف مقاطع الفيديو الخاصة بكم، ولن يتمكن أحد من مشاهدتها.
exit-withdraw-button = سحب

exit-comment = هل هناك شيء تودون أن تخبرونا به؟
exit-missing = هناك شيء ناقص. يُرجى مراجعة الأسئلة المعلَّمة أعلاه.
exit-thanks = شكرًا لكم!
exit-share = المشاركة على Facebook
exit-change = تغيير إجاباتي
exit-withdrawn = لقد سحبتم مقاطع الفيديو الخاصة بكم. يجري حذفها، ولن يشاهدها أحد.
exit-birth-date-differs = أي { $date }. أما التاريخ في حسابكم فهو { $registered }. إذا كان التاريخ الذي كتبتموه صحيحًا، فلا حاجة إلى فعل أي شيء.
