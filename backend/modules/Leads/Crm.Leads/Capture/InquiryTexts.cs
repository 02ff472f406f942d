namespace Crm.Leads.Capture;

/// <summary>What forms and their mails say by themselves, in the five languages of the product.</summary>
internal sealed record InquiryTexts(
    string Send, string Needed, string Choose, string Thanks, string YourNumber, string Keep, string ConfirmSent, string Problems, string Required, string Invalid, string InvalidEmail, string TooLong, string Again,
    string TooMany, string Gone, string GoneHint, string Confirmed, string ConfirmAsk, string ConfirmButton, string LinkGone, string LinkGoneHint, string Language, string LeaveEmpty, string ReceiptSubject, string ReceiptText,
    string ConfirmSubject, string ConfirmText, IReadOnlyDictionary<string, string> Labels)
{
    public static readonly IReadOnlyList<(string Code, string Name)> Languages = [("en", "English"), ("es", "Español"), ("zh", "中文"), ("ru", "Русский"), ("it", "Italiano")];

    public static readonly IReadOnlyDictionary<string, InquiryTexts> All = new Dictionary<string, InquiryTexts>(StringComparer.Ordinal)
    {
        ["en"] = new(
            "Send", "required", "Choose", "Thank you. We have your inquiry.", "Your number", "Quote it when you write to us or call.", "Almost done: we have sent you a mail. Follow the link in it to confirm your address.",
            "Please look at this again:", "This is needed.", "This is not right.", "Give an e-mail address such as name@example.com.", "This is too long.", "Please check your answers and send once more.",
            "That were too many attempts. Wait a minute and send again; what you typed is still here.", "This form is not there", "It may have been closed. Write to us by mail or call us.", "Your address is confirmed.",
            "Confirm that this is your address and that we may answer you.", "Confirm", "This link is not valid any more", "It was used already, or too much time has passed. Fill in the form again.", "Language", "Leave this empty",
            "We have your inquiry {0}", "Thank you for your inquiry.\n\nYour number is {0}. Quote it when you write to us or call.\n\nSomebody will answer you soon.\n\n{1}",
            "Please confirm your address ({0})", "Somebody, probably you, has filled in a form of ours with this address. Confirm it here, within seven days:\n\n{1}\n\nIf it was not you, do nothing.\n\n{2}",
            Questions("Given name", "Family name", "Company", "Job title", "E-mail", "Telephone", "Website", "Country", "What are you interested in?", "Product", "When do you mean to buy?", "Your message")),
        ["es"] = new(
            "Enviar", "obligatorio", "Elige", "Gracias. Hemos recibido tu consulta.", "Tu número", "Indícalo cuando nos escribas o llames.", "Casi listo: te hemos enviado un correo. Sigue el enlace para confirmar tu dirección.",
            "Revisa esto, por favor:", "Es necesario.", "No es correcto.", "Indica una dirección como nombre@example.com.", "Es demasiado largo.", "Revisa tus respuestas y envía otra vez.",
            "Demasiados intentos. Espera un minuto y envía de nuevo; lo que has escrito sigue aquí.", "Este formulario no existe", "Puede que se haya cerrado. Escríbenos un correo o llámanos.", "Tu dirección está confirmada.",
            "Confirma que esta es tu dirección y que podemos responderte.", "Confirmar", "Este enlace ya no es válido", "Ya se usó o ha pasado demasiado tiempo. Rellena el formulario de nuevo.", "Idioma", "Deja esto vacío",
            "Hemos recibido tu consulta {0}", "Gracias por tu consulta.\n\nTu número es {0}. Indícalo cuando nos escribas o llames.\n\nPronto te responderemos.\n\n{1}",
            "Confirma tu dirección ({0})", "Alguien, probablemente tú, ha rellenado un formulario nuestro con esta dirección. Confírmala aquí antes de siete días:\n\n{1}\n\nSi no fuiste tú, no hagas nada.\n\n{2}",
            Questions("Nombre", "Apellidos", "Empresa", "Cargo", "Correo electrónico", "Teléfono", "Sitio web", "País", "¿Qué te interesa?", "Producto", "¿Cuándo piensas comprar?", "Tu mensaje")),
        ["zh"] = new(
            "提交", "必填", "请选择", "谢谢，我们已收到您的咨询。", "您的编号", "来信或来电时请提供此编号。", "即将完成：我们已向您发送邮件，请点击其中的链接确认您的地址。",
            "请再检查以下内容：", "此项为必填。", "内容有误。", "请填写电子邮箱，例如 name@example.com。", "内容过长。", "请检查您的回答并再次提交。",
            "尝试次数过多。请稍候一分钟再提交；您填写的内容仍在此处。", "此表单不存在", "它可能已关闭。请发邮件或致电我们。", "您的地址已确认。",
            "请确认这是您的地址，并允许我们回复您。", "确认", "此链接已失效", "链接已被使用或已过期，请重新填写表单。", "语言", "请留空",
            "我们已收到您的咨询 {0}", "感谢您的咨询。\n\n您的编号是 {0}，来信或来电时请提供。\n\n我们会尽快回复您。\n\n{1}",
            "请确认您的地址（{0}）", "有人（可能是您）用此地址填写了我们的表单。请在七天内点击确认：\n\n{1}\n\n如果不是您本人，请忽略此邮件。\n\n{2}",
            Questions("名", "姓", "公司", "职位", "电子邮箱", "电话", "网站", "国家/地区", "您对什么感兴趣？", "产品", "您计划何时购买？", "您的留言")),
        ["ru"] = new(
            "Отправить", "обязательно", "Выберите", "Спасибо. Мы получили ваш запрос.", "Ваш номер", "Называйте его, когда пишете или звоните нам.", "Почти готово: мы отправили вам письмо. Перейдите по ссылке в нём, чтобы подтвердить адрес.",
            "Посмотрите, пожалуйста, ещё раз:", "Это нужно заполнить.", "Здесь ошибка.", "Укажите адрес, например name@example.com.", "Слишком длинно.", "Проверьте ответы и отправьте ещё раз.",
            "Слишком много попыток. Подождите минуту и отправьте снова; введённое сохранилось.", "Такой формы нет", "Возможно, она закрыта. Напишите нам или позвоните.", "Ваш адрес подтверждён.",
            "Подтвердите, что это ваш адрес и что мы можем вам ответить.", "Подтвердить", "Эта ссылка больше не действует", "Она уже использована, или прошло слишком много времени. Заполните форму снова.", "Язык", "Оставьте пустым",
            "Мы получили ваш запрос {0}", "Спасибо за ваш запрос.\n\nВаш номер: {0}. Называйте его, когда пишете или звоните нам.\n\nСкоро вам ответят.\n\n{1}",
            "Подтвердите ваш адрес ({0})", "Кто-то, вероятно вы, заполнил нашу форму с этим адресом. Подтвердите его здесь в течение семи дней:\n\n{1}\n\nЕсли это были не вы, ничего не делайте.\n\n{2}",
            Questions("Имя", "Фамилия", "Компания", "Должность", "Эл. почта", "Телефон", "Сайт", "Страна", "Что вас интересует?", "Продукт", "Когда вы планируете покупку?", "Ваше сообщение")),
        ["it"] = new(
            "Invia", "obbligatorio", "Scegli", "Grazie. Abbiamo ricevuto la tua richiesta.", "Il tuo numero", "Indicalo quando ci scrivi o ci chiami.", "Ci siamo quasi: ti abbiamo inviato un'e-mail. Segui il link per confermare il tuo indirizzo.",
            "Ricontrolla, per favore:", "È necessario.", "Non è corretto.", "Indica un indirizzo come nome@example.com.", "È troppo lungo.", "Controlla le risposte e invia di nuovo.",
            "Troppi tentativi. Attendi un minuto e invia di nuovo; ciò che hai scritto è ancora qui.", "Questo modulo non esiste", "Forse è stato chiuso. Scrivici un'e-mail o chiamaci.", "Il tuo indirizzo è confermato.",
            "Conferma che questo è il tuo indirizzo e che possiamo risponderti.", "Conferma", "Questo link non è più valido", "È già stato usato o è passato troppo tempo. Compila di nuovo il modulo.", "Lingua", "Lascia vuoto",
            "Abbiamo ricevuto la tua richiesta {0}", "Grazie per la tua richiesta.\n\nIl tuo numero è {0}. Indicalo quando ci scrivi o ci chiami.\n\nTi risponderemo presto.\n\n{1}",
            "Conferma il tuo indirizzo ({0})", "Qualcuno, probabilmente tu, ha compilato un nostro modulo con questo indirizzo. Confermalo qui entro sette giorni:\n\n{1}\n\nSe non sei stato tu, non fare nulla.\n\n{2}",
            Questions("Nome", "Cognome", "Azienda", "Ruolo", "E-mail", "Telefono", "Sito web", "Paese", "Che cosa ti interessa?", "Prodotto", "Quando pensi di acquistare?", "Il tuo messaggio")),
    };

    public static InquiryTexts Of(string? language) => All[Known(language) ?? "en"];

    public static string? Known(string? language) => language?.Split('-')[0].ToLowerInvariant() is { } code && All.ContainsKey(code) ? code : null;

    /// <summary>The text in a language; in English, or the first there is, where that one is missing.</summary>
    public static string? Say(IReadOnlyDictionary<string, string>? texts, string language) =>
        texts is null ? null : new[] { texts.GetValueOrDefault(language), texts.GetValueOrDefault("en") }.Concat(texts.Values).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t))?.Trim();

    /// <summary>What a question is called: as its form says, else as everybody says.</summary>
    public static string LabelOf(FormField field, string language) =>
        field.Label.GetValueOrDefault(language) is { } own && !string.IsNullOrWhiteSpace(own) ? own.Trim() : Of(language).Labels.GetValueOrDefault(field.Field) ?? Say(field.Label, language) ?? field.Field;

    public string Error(string code) => code switch { "required" => Required, "tooLong" => TooLong, "email" => InvalidEmail, _ => Invalid };

    /// <summary>What the customer reads once it is sent.</summary>
    public string After(FormDesign design, TakenState state, string language) => state == TakenState.Unconfirmed ? ConfirmSent : Say(design.Thanks, language) ?? Thanks;

    private static Dictionary<string, string> Questions(
        string givenName, string familyName, string companyName, string title, string email, string phone, string website, string country, string interest, string product, string timing, string message) => new(StringComparer.Ordinal)
    {
        ["givenName"] = givenName, ["familyName"] = familyName, ["companyName"] = companyName, ["title"] = title, [FormFields.Email] = email, [FormFields.Phone] = phone, ["website"] = website,
        [FormFields.Country] = country, ["interest"] = interest, ["product"] = product, ["timing"] = timing, [FormFields.Message] = message,
    };
}
