using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Data;
using Crm.Platform.Imports;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Normalisation;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Records.Duplicates;

/// <summary>Looks for records that may be what somebody is about to create: by the same keys as imports match rows by, and by similar names.</summary>
public sealed record FindDuplicates<T>(RecordValues Values) : IQuery<DuplicateList>
    where T : Record;

/// <summary>Records that may be the same, the likeliest first.</summary>
public sealed class DuplicateList
{
    public required IReadOnlyList<Duplicate> Items { get; init; }
}

/// <summary>A record that may be the same.</summary>
/// <param name="Reasons">What agrees: `emails`, `phones`, `domains`, `name` (the very same) or `similarName`.</param>
public sealed record Duplicate(Guid Id, string Label, string? Detail, IReadOnlyList<string> Reasons);

internal sealed class FindDuplicatesHandler<T>(CrmDbContext db, RecordCatalog catalog, ICurrentUser user, IMediator mediator, SearchDetails details, IOptions<CompanyOptions> company)
    : IRequestHandler<FindDuplicates<T>, DuplicateList>
    where T : Record
{
    private const int Most = 5;

    /// <summary>What so many have tells nobody apart.</summary>
    private const int MutedFrom = 21;

    /// <summary>Shorter names begin too many others.</summary>
    private const int ShortestName = 3;

    private readonly RecordType<T> type = catalog.Of<T>();

    public async Task<DuplicateList> Handle(FindDuplicates<T> request, CancellationToken cancellationToken)
    {
        var draft = Draft(request.Values);
        var keys = new MatchSet<T>(type);
        var found = new Dictionary<Guid, List<string>>();
        await Holders(type.Fields.Where(f => f.Kind is EmailsKind), keys.Emails(draft), "emails", found, cancellationToken);
        await Holders(type.Fields.Where(f => f.Kind is PhonesKind), keys.Phones(draft), "phones", found, cancellationToken);
        await Holders(type.Fields.Where(f => f.Name == MatchSet<T>.DomainsField), [.. keys.Domains(draft), .. Hosts(draft)], "domains", found, cancellationToken);
        await Namesakes(draft, found, cancellationToken);

        var ids = found.Keys.ToList();
        var records = await db.Set<T>().AsNoTracking().Reach(user, type.ReadPermission).Where(r => EF.Parameter(ids).Contains(r.Id) && r.DeletionId == Guid.Empty).ToListAsync(cancellationToken);
        var best = records.OrderBy(r => Rank(found[r.Id])).ThenBy(r => r.CreatedAt).ThenBy(r => r.Id).Take(Most).ToList();
        var told = await details.Of(type, best, cancellationToken);
        return new DuplicateList { Items = [.. best.Select(r => new Duplicate(r.Id, type.LabelField.Get(r) as string ?? "", told.GetValueOrDefault(r.Id), found[r.Id]))] };
    }

    private T Draft(RecordValues values)
    {
        var draft = type.New();
        foreach (var (field, value) in values.All.Where(v => user.MayRead(v.Key)))
        {
            field.Set(draft, value);
        }

        Normaliser.Settle(type, draft, values, company.Value.Country);
        type.Derive(draft);
        return draft;
    }

    private async Task Holders(IEnumerable<Field> fields, IEnumerable<string> values, string reason, Dictionary<Guid, List<string>> found, CancellationToken ct)
    {
        var names = fields.Where(user.MayRead).Select(f => f.IndexName).ToList();
        foreach (var key in names.Count == 0 ? [] : values.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Take(Most))
        {
            var ids = await db.Set<FieldValue>().AsNoTracking().Where(v => names.Contains(v.Field) && v.KeyText == key).Select(v => v.RecordId).Take(MutedFrom).ToListAsync(ct);
            if (ids.Count < MutedFrom)
            {
                ids.ForEach(id => Add(found, id, reason));
            }
        }
    }

    // A given name alone is anybody's; search knows spellings, other scripts and what may be seen.
    private async Task Namesakes(T draft, Dictionary<Guid, List<string>> found, CancellationToken ct)
    {
        var label = type.LabelField.Get(draft) as string ?? "";
        var isWhole = type.PersonName is not { } person || (!person.Given.Kind.IsEmpty(person.Given.Get(draft)) && !person.Family.Kind.IsEmpty(person.Family.Get(draft)));
        if (label.Trim().Length < ShortestName || !isWhole || !user.MayRead(type.LabelField))
        {
            return;
        }

        var key = Folding.Key(label);
        foreach (var hit in (await mediator.Send(new SearchEverything(label[..Math.Min(label.Length, 200)], type.Name, Most), ct)).Items)
        {
            Add(found, hit.Id, Folding.Key(hit.Label) == key ? "name" : "similarName");
        }
    }

    /// <summary>The hosts of websites and of mail; those of public providers belong to no organisation.</summary>
    private IEnumerable<string> Hosts(T draft)
    {
        foreach (var text in type.Fields.Where(f => f.Kind is UrlKind).Select(f => f.Get(draft)).OfType<string>())
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var url))
            {
                yield return Folding.Key(url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host);
            }
        }

        foreach (var address in type.Fields.Select(f => f.Get(draft)).OfType<List<EmailAddress>>().SelectMany(e => e).Select(e => EmailText.Key(e.Address)))
        {
            yield return address[(address.LastIndexOf('@') + 1)..];
        }
    }

    private static int Rank(List<string> reasons) => reasons.Min(r => r switch { "emails" => 0, "domains" => 1, "phones" => 2, "name" => 3, _ => 4 }) * 10 - reasons.Count;

    private static void Add(Dictionary<Guid, List<string>> found, Guid id, string reason)
    {
        var reasons = found.TryGetValue(id, out var known) ? known : found[id] = [];
        if (!reasons.Contains(reason))
        {
            reasons.Add(reason);
        }
    }
}
