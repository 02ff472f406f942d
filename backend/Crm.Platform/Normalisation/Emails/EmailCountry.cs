using System.Collections.Frozen;
using Crm.Platform.Normalisation.Phones;

namespace Crm.Platform.Normalisation.Emails;

/// <summary>The country that the domain of an address speaks of; none where the domain is sold to all the world.</summary>
internal static class EmailCountry
{
    private static readonly FrozenSet<string> Worldwide =
        "AC AD AG AI AM AS BZ CC CD CI CX DJ FM GG GL IM IO JE LA LC LY ME MN MS MU NU PN PW SC SH SO ST SX TK TO TV VC VG WS XK EU".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static string? Of(string address)
    {
        var dot = address.LastIndexOf('.');
        if (dot < 0 || address.Length - dot != 3)
        {
            return null;
        }

        var code = address[(dot + 1)..].ToUpperInvariant();
        code = code == "UK" ? "GB" : code == "SU" ? "RU" : code;
        return Worldwide.Contains(code) || code == "CO" || PhonePlans.OfRegion(code) is null ? null : code;
    }
}
