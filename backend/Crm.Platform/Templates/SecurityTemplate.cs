using static Crm.Platform.Templates.BuiltInTemplates;

namespace Crm.Platform.Templates;

/// <summary>The mail that tells people what has changed about how they come in, so that they hear of what somebody else has done.</summary>
internal static class SecurityTemplate
{
    public static readonly BuiltInTemplate It = new("account.securityChanged", "Account: security has changed", ["recipient.name", "change", "link"],
    [
        Text("en", "Security of your account: {{change}}", "Hello {{recipient.name}},", "this happened to your account in the CRM: **{{change}}**.", "If it was you, there is nothing to do. If not, [look at your sign-ins]({{link}}), change your password, and tell your administrator at once."),
        Text("es", "Seguridad de tu cuenta: {{change}}", "Hola, {{recipient.name}}:", "esto ha ocurrido en tu cuenta del CRM: **{{change}}**.", "Si has sido tú, no hay nada que hacer. Si no, [mira tus inicios de sesión]({{link}}), cambia la contraseña y avisa enseguida a tu administrador."),
        Text("zh", "您的账户安全：{{change}}", "{{recipient.name}}，您好：", "您的 CRM 账户发生了以下变化：**{{change}}**。", "如果是您本人操作，无需处理。否则请立即[查看登录记录]({{link}})、更改密码并通知管理员。"),
        Text("ru", "Безопасность вашей учётной записи: {{change}}", "Здравствуйте, {{recipient.name}}!", "В вашей учётной записи в CRM произошло следующее: **{{change}}**.", "Если это были вы, ничего делать не нужно. Если нет, [посмотрите историю входов]({{link}}), смените пароль и сразу сообщите администратору."),
        Text("it", "Sicurezza del tuo account: {{change}}", "Ciao {{recipient.name}},", "nel tuo account del CRM è successo questo: **{{change}}**.", "Se sei stato tu, non devi fare nulla. Altrimenti [guarda i tuoi accessi]({{link}}), cambia la password e avvisa subito il tuo amministratore."),
    ]);
}
