using Crm.Platform.Imports.Rows;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Imports.Columns;

/// <summary>What a column is by its values alone; asked only where the header says nothing.</summary>
internal sealed class ValueColumns(IEnumerable<ImportTarget> allowed)
{
    private static readonly string[] Blank = ["column", "columna", "colonna", "столбец", "колонка", "列", "field", "campo", "поле", "字段", "col", "value", "data", "unnamed", "null", "none", "header", "text"];
    private readonly List<ImportTarget> targets = [.. allowed];

    public static bool SaysNothing(string header)
    {
        var name = HeaderName.Normalise(header);
        return name.Length == 0 || (name.Length == 1 && name[0] < '\x80') || Blank.Contains(name);
    }

    public ImportTarget? Of(List<string> cells)
    {
        if (cells.Count == 0)
        {
            return null;
        }

        bool Most(Func<string, bool> are) => cells.Count(are) * 5 >= cells.Count * 4;
        return Most(c => EmailsKind.LooksRight(c)) ? Find(t => t.Field?.Kind is EmailsKind)
            : Most(IsUrl) ? Find(t => t.Field?.Kind is UrlKind)
            : Most(c => DateText.Read(c, DateOrder.Auto) is not null) ? Find(t => t.Field is { Kind: DateKind, IsPersonal: true })
            : Most(IsPhone) ? Find(t => t.Field?.Kind is PhonesKind)
            : Most(c => c.Length > 3 && Countries.Code(c) is not null) ? Find(t => t.Part == ImportTargets.Country)
            : null;
    }

    private ImportTarget? Find(Func<ImportTarget, bool> fits) => targets.Find(t => fits(t));

    private static bool IsUrl(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    // A mere row of digits may be any number; a plus sign or digits in groups make it a phone's.
    private static bool IsPhone(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        return digits is >= 7 and <= 15 && text.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '(' or ')' or '-' or '/' or '.')
            && (text[0] is '+' or '(' || text.Count(c => c is ' ' or '-') > 1)
            && !text.Contains(',', StringComparison.Ordinal);
    }
}
