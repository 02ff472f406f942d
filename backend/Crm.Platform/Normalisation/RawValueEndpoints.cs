using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Normalisation;

/// <summary>What was typed or imported, beside what the record holds now.</summary>
public sealed class RawValueList
{
    public required IReadOnlyList<RawValueItem> Items { get; init; }
}

/// <summary>One text as it came in, and the rules that made a value of it.</summary>
public sealed record RawValueItem(string Field, string Raw, string Value, IReadOnlyList<string> Rules, DateTime? At, string? Source);

/// <summary>Reads the raw texts of one record, newest first.</summary>
internal sealed record GetRawValues<T>(Guid Id) : IQuery<RawValueList>
    where T : Record;

internal sealed class GetRawValuesHandler<T>(RecordReader<T> reader, RecordCatalog catalog, CrmDbContext db, ICurrentUser user) : IRequestHandler<GetRawValues<T>, RawValueList>
    where T : Record
{
    private const int Most = 500;
    private readonly RecordType<T> type = catalog.Of<T>();

    public async Task<RawValueList> Handle(GetRawValues<T> request, CancellationToken cancellationToken)
    {
        var record = await reader.Get(request.Id, cancellationToken);
        var stored = await db.Set<RawValue>().AsNoTracking().Where(v => v.RecordId == request.Id).OrderByDescending(v => v.At).ThenByDescending(v => v.Id).Take(Most).ToListAsync(cancellationToken);
        var kept = stored.Where(MayRead).Select(v => new RawValueItem(v.Field, v.Raw, v.Value, [v.Rule], v.At, v.Source));
        return new RawValueList { Items = [.. user.Readable(type).SelectMany(f => Beside(f, f.Get(record))), .. kept] };
    }

    // Phones and e-mails keep what was typed in themselves.
    private static IEnumerable<RawValueItem> Beside(Field field, object? value) => value switch
    {
        List<PhoneNumber> phones => phones.Where(p => p.Raw != p.Number).Select(p => new RawValueItem(field.Name, p.Raw, p.Number, RulesOf(p), At: null, Source: null)),
        List<EmailAddress> emails => emails.Where(e => e.Raw is not null).Select(e => new RawValueItem(field.Name, e.Raw!, e.Address, [RuleOf(e)], At: null, Source: null)),
        _ => [],
    };

    private static IReadOnlyList<string> RulesOf(PhoneNumber phone) =>
        [.. phone.Number.StartsWith('+') ? ["phone.e164"] : (string[])["phone.digits"], .. phone.Extension is null ? [] : (string[])["phone.extension"]];

    private static string RuleOf(EmailAddress email) =>
        string.Equals(email.Raw, email.Address, StringComparison.OrdinalIgnoreCase) ? "email.case"
        : email.Raw!.Contains("xn--", StringComparison.OrdinalIgnoreCase) ? "email.idn"
        : "email.display";

    // Nobody can say which field a text belongs to that has none: who may not read all of them reads none of these.
    private bool MayRead(RawValue value) => value.Rule == RawValue.Kept ? type.Fields.All(user.MayRead) : MayRead(value.Field);

    private bool MayRead(string name) =>
        type.Find(name) is { } field ? user.MayRead(field) : type.Composites.FirstOrDefault(c => c.Name == name)?.Parts.All(user.MayRead) == true;
}

internal static class RawValueEndpoints
{
    public static void Map<T>(IEndpointRouteBuilder group, RecordType<T> type)
        where T : Record =>
        group.MapGet("/{id:guid}/raw-values", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetRawValues<T>(id), ct)))
            .WithName($"Get{Names.Pascal(type.Name)}RawValues").WithSummary($"What was typed or imported for one {type.Name}, and the rules that made values of it")
            .WithDescription("`rules` are stable names such as phone.e164, email.display, name.case; `kept` is a text of a file for which there is no field, under the name of its column. What a phone or an e-mail keeps beside itself has no time of its own.")
            .Requires(type.ReadPermission);
}
