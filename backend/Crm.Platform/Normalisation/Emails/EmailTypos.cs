using System.Collections.Frozen;
using Crm.Platform.Imports.Rows;

namespace Crm.Platform.Normalisation.Emails;

/// <summary>Domains of large mail providers with one letter wrong. What is proposed is never done by itself: gmial.com can be somebody's.</summary>
internal static class EmailTypos
{
    private static readonly string[] Providers =
    [
        "gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com", "protonmail.com", "googlemail.com", "hotmail.es", "hotmail.it", "hotmail.fr", "hotmail.co.uk",
        "yahoo.es", "yahoo.it", "yahoo.fr", "yahoo.co.uk", "yahoo.com.mx", "yahoo.com.ar", "yahoo.com.br", "outlook.es", "outlook.it", "libero.it", "telefonica.net", "yandex.ru", "rambler.ru",
        "t-online.de", "comcast.net", "verizon.net",
    ];

    /// <summary>Real providers that are one letter away from another.</summary>
    private static readonly FrozenSet<string> Real = ((string[])
        ["mail.com", "email.com", "ymail.com", "gmail.co", "gmal.com", "yahoo.co", "outlook.it", "outlook.es", "outlook.fr", "outlook.de", "hotmail.de", "hotmail.be", "hotmail.nl", "hotmail.se", "hotmail.no",
         "hotmail.fi", "hotmail.dk", "hotmail.gr", "hotmail.ch", "hotmail.at", "hotmail.cl", "hotmail.ca", "yahoo.de", "yahoo.ca", "yahoo.se", "yahoo.dk", "yahoo.no", "yahoo.nl", "yahoo.pl", "yahoo.ie", "yahoo.gr",
         "yahoo.ro", "yahoo.cn", "yahoo.in", "yandex.ua", "yandex.by", "yandex.kz", "ya.ru", "gmx.com", "live.it", "live.fr"]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly (string Wrong, string Right)[] Endings = [(".con", ".com"), (".cmo", ".com"), (".ocm", ".com"), (".vom", ".com"), (".comm", ".com"), (".xom", ".com")];

    /// <summary>The address that was probably meant; null where nothing looks wrong.</summary>
    public static string? Meant(string address)
    {
        var at = address.LastIndexOf('@');
        var domain = at < 0 ? "" : address[(at + 1)..].ToLowerInvariant();
        if (domain.Length < 5 || Providers.Contains(domain) || Real.Contains(domain))
        {
            return null;
        }

        var ending = Array.Find(Endings, e => domain.EndsWith(e.Wrong, StringComparison.Ordinal));
        var mended = ending.Wrong is null ? domain : domain[..^ending.Wrong.Length] + ending.Right;
        var meant = Providers.Contains(mended) ? mended : Array.Find(Providers, p => CountryGuess.IsOneAway(p, mended));
        return meant is not null ? address[..(at + 1)] + meant : ending.Wrong is null ? null : address[..(at + 1)] + mended;
    }
}
