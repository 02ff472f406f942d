using static Crm.Platform.Templates.BuiltInTemplates;

namespace Crm.Platform.Templates;

/// <summary>The mails around accounts. Their links hold a secret, so that they cannot be looked at in the list of mails.</summary>
internal static class AccountTemplates
{
    private static readonly string[] Common = ["recipient.name", "actor.name", "link", "days", "minutes"];

    public static readonly IReadOnlyList<BuiltInTemplate> All =
    [
        new("account.invitation", "Account: an invitation", Common,
        [
            Text("en", "{{actor.name | default: \"A colleague\"}} invites you to the CRM", "Hello {{recipient.name}},", "{{actor.name | default: \"a colleague\"}} has invited you to work in the CRM. Choose a password and you can begin.", "[Accept the invitation]({{link}})", "The link works for {{days}} days and only once. If you did not expect it, ignore this mail."),
            Text("es", "{{actor.name | default: \"Un compañero\"}} te invita al CRM", "Hola, {{recipient.name}}:", "{{actor.name | default: \"un compañero\"}} te ha invitado a trabajar en el CRM. Elige una contraseña y podrás empezar.", "[Aceptar la invitación]({{link}})", "El enlace sirve durante {{days}} días y una sola vez. Si no lo esperabas, no hagas caso de este correo."),
            Text("zh", "{{actor.name | default: \"您的同事\"}}邀请您使用 CRM", "{{recipient.name}}，您好：", "{{actor.name | default: \"您的同事\"}}邀请您使用 CRM。设置密码后即可开始。", "[接受邀请]({{link}})", "该链接在 {{days}} 天内有效，且只能使用一次。如果您并未期待此邮件，请忽略。"),
            Text("ru", "{{actor.name | default: \"Коллега\"}} приглашает вас в CRM", "Здравствуйте, {{recipient.name}}!", "{{actor.name | default: \"Коллега\"}} приглашает вас работать в CRM. Придумайте пароль, и можно начинать.", "[Принять приглашение]({{link}})", "Ссылка действует {{days}} дн. и только один раз. Если вы не ждали этого письма, не обращайте на него внимания."),
            Text("it", "{{actor.name | default: \"Un collega\"}} ti invita nel CRM", "Ciao {{recipient.name}},", "{{actor.name | default: \"un collega\"}} ti ha invitato a lavorare nel CRM. Scegli una password e puoi iniziare.", "[Accetta l'invito]({{link}})", "Il link vale {{days}} giorni e una sola volta. Se non te lo aspettavi, ignora questo messaggio."),
        ]),
        new("account.passwordReset", "Account: a new password", Common,
        [
            Text("en", "A new password for the CRM", "Hello {{recipient.name}},", "somebody, probably you, has asked for a new password for your account.", "[Choose a new password]({{link}})", "The link works for {{minutes}} minutes and only once. If it was not you, ignore this mail: your password stays as it is."),
            Text("es", "Una contraseña nueva para el CRM", "Hola, {{recipient.name}}:", "alguien, probablemente tú, ha pedido una contraseña nueva para tu cuenta.", "[Elegir una contraseña nueva]({{link}})", "El enlace sirve durante {{minutes}} minutos y una sola vez. Si no has sido tú, no hagas caso de este correo: tu contraseña no cambia."),
            Text("zh", "重设 CRM 密码", "{{recipient.name}}，您好：", "有人（可能是您本人）请求为您的账户重设密码。", "[设置新密码]({{link}})", "该链接在 {{minutes}} 分钟内有效，且只能使用一次。如果不是您本人操作，请忽略此邮件，您的密码不会改变。"),
            Text("ru", "Новый пароль для CRM", "Здравствуйте, {{recipient.name}}!", "Кто-то, вероятно вы, запросил новый пароль для вашей учётной записи.", "[Задать новый пароль]({{link}})", "Ссылка действует {{minutes}} мин. и только один раз. Если это были не вы, не обращайте внимания на это письмо: пароль не изменится."),
            Text("it", "Una nuova password per il CRM", "Ciao {{recipient.name}},", "qualcuno, probabilmente tu, ha chiesto una nuova password per il tuo account.", "[Scegli una nuova password]({{link}})", "Il link vale {{minutes}} minuti e una sola volta. Se non sei stato tu, ignora questo messaggio: la password resta com'è."),
        ]),
    ];
}
