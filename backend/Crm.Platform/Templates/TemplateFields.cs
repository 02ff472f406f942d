using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Security;

namespace Crm.Platform.Templates;

/// <summary>Which placeholders a template may name, and what stands behind them for one record, as far as the caller may see it.</summary>
internal sealed class TemplateFields(CrmDbContext db, RecordCatalog catalog, ReferenceLabels labels, IUserContacts users, ICurrentUser user)
{
    private static readonly string[] Sender = ["user.name", "user.email"];

    /// <summary>Placeholders of a record type: its own fields, those of the records it points at, and the sender's.</summary>
    public IReadOnlyList<string> Of(string? recordType)
    {
        if (recordType is null)
        {
            return Sender;
        }

        var type = Type(recordType);
        return
        [
            .. type.Fields.Select(f => $"{type.Name}.{f.Name}"),
            .. from reference in References(type)
               from name in catalog.Find(reference.ReferenceTo!) is { } target ? target.Fields.Select(f => f.Name) : ["name"]
               select $"{Root(reference)}.{name}",
            .. Sender,
        ];
    }

    /// <summary>The values of one record; what the caller may not see has none.</summary>
    public async Task<Dictionary<string, object?>> Values(string? recordType, Guid? recordId, CancellationToken ct)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (user.Id is { } senderId && await users.Of([senderId], ct) is [var sender, ..])
        {
            (values["user.name"], values["user.email"]) = (sender.Name, sender.Email);
        }

        if (recordType is null || recordId is not { } id)
        {
            return values;
        }

        var type = Type(recordType);
        var record = await type.Visible(db, user, id, ct) ?? throw new NotFoundException(type.Name);
        Add(values, type.Name, type, record);
        foreach (var reference in References(type).Where(user.MayRead))
        {
            if (reference.Get(record) is not Guid targetId)
            {
                continue;
            }

            if (catalog.Find(reference.ReferenceTo!) is not { } target)
            {
                values[$"{Root(reference)}.name"] = (await labels.Fetch([(reference.ReferenceTo!, targetId)], ct)).Of(reference.ReferenceTo!, targetId);
            }
            else if (await target.Visible(db, user, targetId, ct) is { } other)
            {
                Add(values, Root(reference), target, other);
            }
        }

        return values;
    }

    private RecordType Type(string name) => catalog.Find(name)
        ?? throw new InvalidInputException("recordType", $"Choose one of: {string.Join(", ", catalog.All.Select(t => t.Name))}.");

    private static IEnumerable<Field> References(RecordType type) => type.Fields.Where(f => f is { ReferenceTo: not null, IsCustom: false });

    private static string Root(Field reference) => reference.Name.EndsWith("Id", StringComparison.Ordinal) ? reference.Name[..^2] : reference.Name;

    private void Add(Dictionary<string, object?> values, string root, RecordType type, Record record)
    {
        foreach (var field in user.Readable(type))
        {
            values[$"{root}.{field.Name}"] = TemplateFormat.Of(field, field.Get(record));
        }
    }
}
