namespace Crm.Platform.Consents.Preferences;

/// <summary>What the preference page says beside the purposes, in the five languages of the product.</summary>
internal sealed record PreferenceTexts(
    string Title, string Intro, string Save, string Nothing, string NothingHint, string Saved, string Gone, string GoneHint, string TooMany, string Email, string Phone, string Sms, string Post, string Messenger,
    string Language)
{
    public static readonly IReadOnlyDictionary<string, PreferenceTexts> All = new Dictionary<string, PreferenceTexts>(StringComparer.Ordinal)
    {
        ["en"] = new(
            "Your preferences", "Choose what we may send you, and how. What you change here holds at once.", "Save", "Unsubscribe from everything", "We will send you nothing but what a contract asks for.",
            "Saved. It holds from now on.", "This link is not valid any more", "Use the link in a newer message, or ask us for another one.", "Too many attempts. Wait a minute and try again.",
            "E-mail", "Telephone", "Text message", "Letter", "Messenger", "Language"),
        ["es"] = new(
            "Tus preferencias", "Elige qué podemos enviarte y por qué medio. Lo que cambies aquí vale de inmediato.", "Guardar", "Darme de baja de todo", "Solo te enviaremos lo que exija un contrato.",
            "Guardado. Vale desde ahora.", "Este enlace ya no es válido", "Usa el enlace de un mensaje más reciente o pídenos otro.", "Demasiados intentos. Espera un minuto y vuelve a intentarlo.",
            "Correo electrónico", "Teléfono", "SMS", "Carta", "Mensajería", "Idioma"),
        ["it"] = new(
            "Le tue preferenze", "Scegli che cosa possiamo inviarti e come. Ciò che cambi qui vale subito.", "Salva", "Annulla tutte le iscrizioni", "Ti invieremo solo quanto richiesto da un contratto.",
            "Salvato. Vale da adesso.", "Questo link non è più valido", "Usa il link di un messaggio più recente o chiedicene un altro.", "Troppi tentativi. Attendi un minuto e riprova.",
            "E-mail", "Telefono", "SMS", "Lettera", "Messaggistica", "Lingua"),
        ["ru"] = new(
            "Ваши настройки", "Выберите, что и каким способом мы можем вам присылать. Изменения действуют сразу.", "Сохранить", "Отписаться от всего", "Мы будем присылать только то, чего требует договор.",
            "Сохранено. Действует с этого момента.", "Эта ссылка больше не действует", "Воспользуйтесь ссылкой из более нового сообщения или попросите у нас другую.", "Слишком много попыток. Подождите минуту и попробуйте ещё раз.",
            "Эл. почта", "Телефон", "СМС", "Письмо", "Мессенджер", "Язык"),
        ["zh"] = new(
            "您的偏好设置", "请选择我们可以向您发送的内容和方式。您的更改立即生效。", "保存", "全部退订", "我们只会发送合同要求的内容。",
            "已保存，即刻生效。", "此链接已失效", "请使用较新邮件中的链接，或向我们索取新的链接。", "尝试次数过多，请稍候一分钟再试。",
            "电子邮件", "电话", "短信", "信函", "即时通讯", "语言"),
    };

    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "English", ["es"] = "Español", ["it"] = "Italiano", ["ru"] = "Русский", ["zh"] = "中文",
    };

    public string Of(ConsentChannel channel) => channel switch
    {
        ConsentChannel.Email => Email,
        ConsentChannel.Phone => Phone,
        ConsentChannel.Sms => Sms,
        ConsentChannel.Post => Post,
        _ => Messenger,
    };
}
