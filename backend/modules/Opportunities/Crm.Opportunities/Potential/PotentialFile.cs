using System.Globalization;
using System.Runtime.CompilerServices;
using Crm.Opportunities.Features.Potential;

namespace Crm.Opportunities.Potential;

/// <summary>What accounts need as the rows of a file, one page in memory at a time.</summary>
internal static class PotentialFile
{
    public static readonly string[] Columns = ["accountId", "account", "family", "need", "bought", "white", "currency", "share", "source", "sourceName", "asOf", "figuredAt"];

    public static async IAsyncEnumerable<IReadOnlyList<string>> Rows(NeedList needs, string? family, string sort, [EnumeratorCancellation] CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var page = await needs.Read(family, sort, NeedList.Most, cursor, ct);
            foreach (var line in page.Items)
            {
                yield return Cells(line);
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    private static string[] Cells(PotentialLine line) =>
    [
        line.AccountId.ToString(), line.AccountName, line.Family, Number(line.Need), Number(line.Bought), Number(line.White), line.Currency, line.Share.ToString(CultureInfo.InvariantCulture), line.Source.ToString().ToLowerInvariant(),
        line.SourceName ?? "", line.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), line.FiguredAt.ToString("O", CultureInfo.InvariantCulture),
    ];

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
