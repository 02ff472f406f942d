using System.Globalization;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Benchmarks;

/// <summary>
/// Fills a migrated database. The rows are the product's own: entities, folded keys, index rows and postings come out of the same code as in a commit.
/// Only the way in is shorter: engine bulk copies without indexes, which are made afterwards, and no history.
/// </summary>
internal sealed class Filler(CrmDbContext db, RecordCatalog catalog)
{
    private const int Batch = 2000;
    private readonly Dice dice = new(42);

    public async Task Fill(int contacts)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await db.Database.OpenConnectionAsync();
        var indexes = new IndexesApart(db);
        var owners = await Crew.Make(db);
        var tables = catalog.All.Select(t => db.Model.FindEntityType(t.RecordClass)!.GetTableName()!).Append("platform_postings").Append("platform_record_terms").Append("platform_field_values").ToList();
        await indexes.Drop(tables);
        var people = new MadeUp(dice);
        var firms = new List<(Guid Id, string Domain)>();
        await Write("account", contacts / 10, owners, (set, number) =>
        {
            var (name, domain) = people.Firm(number);
            set("name", name);
            set("domains", new List<string> { domain });
            set("industry", people.Industry());
            set("employees", (long)Math.Pow(10, dice.Next(500) / 100.0));
            set("lifecycleStage", people.Stage());
            set("tags", people.Tags());
            return id => firms.Add((id, domain));
        });
        await Write("contact", contacts, owners, (set, number) =>
        {
            var firm = dice.Next(4) == 0 ? default : dice.PickSkewed(firms);
            var person = people.Person(firm.Domain);
            set("givenName", person.Given);
            set("familyName", person.Family);
            set("emails", new List<EmailAddress> { new(person.Email) });
            set("phones", new List<PhoneNumber> { new("+" + Terms.Digits(person.Phone), person.Phone) });
            set("addresses", new List<PostalAddress> { new(City: person.City, Country: person.Country) });
            set("title", person.Title);
            set("language", person.Language);
            set("accountId", firm.Id == Guid.Empty ? null : firm.Id);
            set("lifecycleStage", people.Stage());
            set("tags", people.Tags());
            set("birthday", dice.Next(3) == 0 ? new DateOnly(1950 + dice.Next(55), 1 + dice.Next(12), 1 + dice.Next(28)) : null);
            return null;
        });
        await indexes.Restore();
    }

    private async Task Write(string recordType, int count, IReadOnlyList<(Guid Id, Guid? TeamId)> owners, Func<Action<string, object?>, int, Action<Guid>?> make)
    {
        var type = catalog.Find(recordType)!;
        var entity = db.Model.FindEntityType(type.RecordClass)!;
        var columns = entity.GetFlattenedProperties().ToList();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var stages = new Staging(db);
        await stages.Begin();
        for (var from = 0; from < count; from += Batch)
        {
            var records = new List<Record>();
            for (var i = from; i < Math.Min(count, from + Batch); i++)
            {
                var record = (Record)Activator.CreateInstance(type.RecordClass, nonPublic: true)!;
                var done = make((name, value) => Set(type.Find(name)!, record, value), i);
                var owner = owners[dice.Skewed(owners.Count)];
                record.AssignTo(owner.Id, owner.TeamId);
                record.Derive();
                record.Stamp(owner.Id, now.AddSeconds(-dice.Next(3 * 365 * 86400)));
                records.Add(record);
                done?.Invoke(record.Id);
            }

            var copy = RowCopy.Into(db, entity.GetTableName()!, columns);
            await using (copy)
            {
                foreach (var record in records)
                {
                    var entry = db.Add(record);
                    ChangeRecorder.WriteShadows(entry, type);
                    copy.Add(BulkRows.Values(entry, columns));
                }
            }

            db.ChangeTracker.Clear();
            await stages.Add(type, records);
            if (from % 100_000 == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{from:N0} of {count:N0} {type.Resource}"));
            }
        }

        await stages.End();
    }

    private static void Set(Field field, Record record, object? value)
    {
        // Enums have no name out here: the kind reads them as it reads a cell.
        var errors = new InputErrors();
        field.Set(record, field.Kind.Name == "choice" ? field.Kind.Parse((string)value!, field, field.Name, errors) : value);
        errors.ThrowIfAny();
    }
}
