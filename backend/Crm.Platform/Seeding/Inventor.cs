using System.Globalization;
using System.Text;
using Crm.Kernel.Values;
using Crm.Platform.Search;

namespace Crm.Platform.Seeding;

/// <summary>
/// Invents people and companies as they are spread in a company that sells in several countries: a few names are very frequent, most are rare.
/// Domains end in .example, which belongs to nobody (RFC 2606).
/// </summary>
public sealed class Inventor(Dice dice)
{
    private static readonly string[] PublicDomains = ["gmail.example", "outlook.example", "yahoo.example", "mail.example", "qq.example"];
    private static readonly Nation[] Nations = [.. Nation.All.SelectMany(n => Enumerable.Repeat(n, n.Weight))];

    // By country: a tenth of the people who write a name of their own have it from these letters.
    private const string Cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private static readonly string[] FromCyrillic = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".Split(' ');
    private const string Greek = "αβγδεζηθικλμνξοπρσςτυφχψω";
    private static readonly string[] FromGreek = "a v g d e z i th i k l m n x o p r s s t y f ch ps o".Split(' ');

    public Nation AnyNation() => dice.Pick(Nations);

    public InventedPerson Person(Nation nation, string? domain)
    {
        var (given, family) = (dice.PickSkewed(nation.Given), Family(nation));
        var mailbox = Mailbox(Latin(given.Latin), Latin(family.Latin));
        return new InventedPerson(given.Text, family.Text, $"{mailbox}@{domain ?? dice.PickSkewed(PublicDomains)}", dice.PickSkewed(nation.Titles), nation.Language);
    }

    /// <summary>The name and the domain of a company; the number makes the domain its own.</summary>
    public (string Name, string Domain) Firm(Nation nation, int number)
    {
        var family = Family(nation);
        var name = Shape(dice.Pick(nation.Firms), nation, family);
        var word = Latin(family.Latin);
        return (name, string.Create(CultureInfo.InvariantCulture, $"{(word.Length == 0 ? "firm" : word)}{number}.example"));
    }

    public PhoneNumber Phone(Nation nation)
    {
        var raw = $"+{nation.Dialling} {Digits(dice.Pick(nation.Phones))}";
        return new PhoneNumber("+" + Terms.Digits(raw), raw);
    }

    public PostalAddress Address(Nation nation)
    {
        var city = dice.PickSkewed(nation.Cities);
        return new PostalAddress(Shape(dice.Pick(nation.Streets), nation, dice.PickSkewed(nation.Family)), city.Text, PostalCode: Digits(city.Latin), Country: nation.Country);
    }

    // A third of the people have one of very many rare names.
    private NativeName Family(Nation nation)
    {
        if (nation.Parts.Count == 0 || !dice.OneIn(3))
        {
            return dice.PickSkewed(nation.Family);
        }

        var name = string.Concat(Enumerable.Range(0, 2 + dice.Next(2)).Select(_ => dice.Pick(nation.Parts)));
        name = char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..];
        return new NativeName(name, name);
    }

    private string Mailbox(string given, string family)
    {
        var number = dice.Next(10_000);
        var mailbox = dice.Next(4) switch
        {
            0 => $"{given}.{family}",
            1 => $"{(given.Length > 0 ? given[..1] : "x")}.{family}",
            2 => $"{given}_{family}",
            _ => $"{given}{family}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{mailbox.Trim('.', '_')}{number}");
    }

    private string Shape(string shape, Nation nation, NativeName family)
    {
        var text = shape;
        for (var at = text.IndexOf("{family}", StringComparison.Ordinal); at >= 0; at = text.IndexOf("{family}", StringComparison.Ordinal))
        {
            text = string.Concat(text.AsSpan(0, at), family.Text, text.AsSpan(at + "{family}".Length));
            family = Family(nation);
        }

        return text.Replace("{given}", dice.PickSkewed(nation.Given).Text, StringComparison.Ordinal)
            .Replace("{city}", dice.PickSkewed(nation.Cities).Text, StringComparison.Ordinal)
            .Replace("{n}", (1 + dice.Skewed(200)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private string Digits(string shape) => string.Create(shape.Length, (shape, dice), static (span, made) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = made.shape[i] == '#' ? (char)('0' + made.dice.Next(10)) : made.shape[i];
        }
    });

    private static string Latin(string text)
    {
        var letters = new StringBuilder();
        foreach (var letter in Folding.Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                letters.Append(letter);
            }
            else if (Cyrillic.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var cyrillic)
            {
                letters.Append(FromCyrillic[cyrillic].Trim('_'));
            }
            else if (Greek.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var greek)
            {
                letters.Append(FromGreek[greek]);
            }
        }

        return letters.ToString();
    }
}

/// <summary>Somebody who does not exist.</summary>
public sealed record InventedPerson(string Given, string Family, string Email, string Title, string Language);
