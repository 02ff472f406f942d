using System.Globalization;
using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Features.Potential;
using Crm.Opportunities.Stages;
using Crm.Opportunities.Suggestions;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Potential;

/// <summary>Reads what accounts need page by page, along an index; what the caller may not see is passed over.</summary>
internal sealed class NeedList(OpportunitiesDb db, RecordScopes scopes, ReferenceLabels labels, CompanyCurrency company, ICurrentUser user)
{
    public const int Most = 200;
    private const string Account = "account";

    /// <summary>After so many rows of others a page ends, also where it is short.</summary>
    private const int MostPassed = 2000;

    public static string SortOf(string? sort) => sort switch
    {
        null or "" or "-whiteSpace" => "-whiteSpace",
        "whiteSpace" or "share" or "-share" => sort,
        _ => throw new InvalidInputException("sort", "Choose one of: -whiteSpace, whiteSpace, -share, share."),
    };

    public async Task<Page<PotentialLine>> Read(string? family, string sort, int limit, string? cursor, CancellationToken ct)
    {
        var place = Cursor.Decode(cursor, sort);
        var found = new List<AccountNeed>();
        var passed = 0;
        bool isMore;
        do
        {
            var rows = await After(family, sort, place).Take(Most + 1).ToListAsync(ct);
            isMore = rows.Count > Most;
            rows = [.. rows.Take(Most)];
            var seen = await Visible(rows, ct);
            foreach (var row in rows)
            {
                if (found.Count == limit)
                {
                    isMore = true;
                    break;
                }

                place = new Cursor(sort, Key(row, sort).ToString(CultureInfo.InvariantCulture), row.Id);
                found.AddRange(seen.Contains(row.AccountId) ? [row] : []);
            }

            passed += rows.Count;
        }
        while (isMore && found.Count < limit && passed < MostPassed);
        return new Page<PotentialLine>(await Show(found, ct), isMore ? place?.Encode() : null);
    }

    /// <summary>By one of four indexes: of all families or of one, by white space or by share.</summary>
    internal IQueryable<AccountNeed> After(string? family, string sort, Cursor? after)
    {
        var needs = db.Of<AccountNeed>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(family))
        {
            var key = BasketReader.Key(family);
            needs = needs.Where(n => n.FamilyKey == key);
        }

        var (at, id) = after is null ? (0, Guid.Empty)
            : long.TryParse(after.Key, CultureInfo.InvariantCulture, out var number) ? (number, after.Id) : throw new InvalidInputException("cursor", "This cursor belongs to another list.");
        return (sort, after) switch
        {
            ("-whiteSpace", null) => needs.OrderByDescending(n => n.WhiteBase).ThenByDescending(n => n.Id),
            ("-whiteSpace", _) => needs.Where(n => n.WhiteBase <= at && (n.WhiteBase < at || n.Id < id)).OrderByDescending(n => n.WhiteBase).ThenByDescending(n => n.Id),
            ("whiteSpace", null) => needs.OrderBy(n => n.WhiteBase).ThenBy(n => n.Id),
            ("whiteSpace", _) => needs.Where(n => n.WhiteBase >= at && (n.WhiteBase > at || n.Id > id)).OrderBy(n => n.WhiteBase).ThenBy(n => n.Id),
            ("-share", null) => needs.OrderByDescending(n => n.Share).ThenByDescending(n => n.Id),
            ("-share", _) => needs.Where(n => n.Share <= at && (n.Share < at || n.Id < id)).OrderByDescending(n => n.Share).ThenByDescending(n => n.Id),
            (_, null) => needs.OrderBy(n => n.Share).ThenBy(n => n.Id),
            _ => needs.Where(n => n.Share >= at && (n.Share > at || n.Id > id)).OrderBy(n => n.Share).ThenBy(n => n.Id),
        };
    }

    private static long Key(AccountNeed need, string sort) => sort is "share" or "-share" ? need.Share : need.WhiteBase;

    private async Task<HashSet<Guid>> Visible(List<AccountNeed> rows, CancellationToken ct) =>
        [.. (await scopes.Of(Account, [.. rows.Select(r => r.AccountId).Distinct()], ct)).Values
            .Where(s => !s.IsDeleted && user.Reaches("accounts.read", s.OwnerId, s.TeamId) && user.Reaches(PotentialPermissions.Read.Name, s.OwnerId, s.TeamId)).Select(s => s.Id)];

    private async Task<IReadOnlyList<PotentialLine>> Show(List<AccountNeed> needs, CancellationToken ct)
    {
        var names = await labels.Fetch(needs.Select(n => (Account, n.AccountId)), ct);
        return [.. needs.Select(n => new PotentialLine(
            n.Id, n.AccountId, names.Of(Account, n.AccountId) ?? "", n.Family, Exact.Amount(n.NeedMinor, n.Currency), Exact.Amount(n.BoughtMinor, n.Currency), Exact.Amount(n.WhiteMinor, n.Currency), n.Currency,
            n.WhiteBase == 0 && n.WhiteMinor > 0 ? null : Exact.Amount(n.WhiteBase, company.Code), company.Code, Math.Round((double)Exact.OfMillionths(n.Share), 4), n.Source, n.SourceName, n.AsOf, n.FiguredAt))];
    }
}
