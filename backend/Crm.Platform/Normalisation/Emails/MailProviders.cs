namespace Crm.Platform.Normalisation.Emails;

/// <summary>Domains at which anybody may have an address: they say nothing of an organisation.</summary>
public static class MailProviders
{
    private static readonly HashSet<string> Domains = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "icloud.com", "me.com", "mac.com", "aol.com", "gmx.com", "gmx.de", "gmx.net", "web.de", "mail.com",
        "protonmail.com", "proton.me", "zoho.com", "yandex.ru", "yandex.com", "mail.ru", "rambler.ru", "bk.ru", "list.ru", "inbox.ru", "qq.com", "163.com", "126.com", "sina.com", "foxmail.com", "libero.it",
        "virgilio.it", "tiscali.it", "orange.fr", "free.fr", "laposte.net", "wanadoo.fr", "t-online.de", "hotmail.es", "hotmail.it", "hotmail.fr", "yahoo.es", "yahoo.it", "yahoo.fr", "outlook.es", "telefonica.net",
    };

    /// <summary>The domains of organisations among these addresses, in small letters, each once.</summary>
    public static IReadOnlyList<string> OrganisationsIn(IEnumerable<string> addresses) =>
    [
        .. addresses.Select(a => a[(a.LastIndexOf('@') + 1)..].ToLowerInvariant())
            .Where(d => d.Contains('.', StringComparison.Ordinal) && !Domains.Contains(d)).Distinct(StringComparer.Ordinal),
    ];
}
