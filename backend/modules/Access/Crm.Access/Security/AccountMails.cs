using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Hosting;
using Crm.Platform.Mailing;
using Crm.Platform.Templates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Crm.Access.Security;

/// <summary>Writes the mails around accounts. The secret stands behind a # in their links, so that no server on the way writes it into its log.</summary>
internal sealed class AccountMails(IMailer mailer, ITemplates templates, ICurrentUser user, IConfiguration configuration, IOptions<MailOptions> mail)
{
    /// <summary>Whether there is a mail server; without one, links are handed over in another way.</summary>
    public bool Deliver => mail.Value.Delivers;

    public string Link(string path, string secret) => $"{PublicAddress.Of(configuration)}/{path}#{secret}";

    public Task Invite(Invitation invitation, string secret, CancellationToken ct) => Send(
        "account.invitation", $"invitation:{invitation.Id}:{invitation.SentAt.Ticks}", invitation.Email, invitation.Name, language: null, "invitation", secret, ct);

    public Task Reset(User user, string secret, DateTime now, CancellationToken ct) => Send(
        "account.passwordReset", $"password-reset:{user.Id}:{now.Ticks}", user.Email, user.Name, user.Language, "new-password", secret, ct);

    public async Task TellOfChange(User owner, string action, DateTime at, CancellationToken ct)
    {
        const string template = "account.securityChanged";
        var text = await templates.Render(template, owner.Language, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["recipient.name"] = owner.Name,
            ["change"] = SecurityChanges.Text(action, owner.Language),
            ["link"] = $"{PublicAddress.Of(configuration)}/settings/security",
        }, ct);
        await mailer.Send(new MailMessage($"{template}:{action}:{owner.Id}:{at.Ticks}", owner.Email, text.Subject, text.Text) { ToName = owner.Name, Html = text.Html, Template = template }, ct);
    }

    private async Task Send(string template, string key, string to, string name, string? language, string path, string secret, CancellationToken ct)
    {
        var text = await templates.Render(template, language, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["recipient.name"] = name,
            ["actor.name"] = user.Id is null ? null : user.Name,
            ["link"] = Link(path, MailMessage.SecretPlace),
            ["days"] = (long)Invitation.Lifetime.TotalDays,
            ["minutes"] = (long)PasswordReset.Lifetime.TotalMinutes,
        }, ct);
        await mailer.Send(new MailMessage(key, to, text.Subject, text.Text) { ToName = name, Html = text.Html, Template = template, Secret = secret }, ct);
    }
}
