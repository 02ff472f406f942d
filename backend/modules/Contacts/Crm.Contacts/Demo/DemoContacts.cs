using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Contacts.Domain;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Demo;

/// <summary>The demonstration's customers: organisations of several countries and the people who work there.</summary>
internal sealed class DemoContacts(ContactsDb db, IMediator mediator, RecordCatalog catalog, ReferenceLabels labels) : IDemoData
{
    private static readonly string[] Stages = ["customer", "customer", "prospect", "lead", "customer", "subscriber", "lapsed"];

    public int Order => 10;

    public async Task Seed(CancellationToken ct)
    {
        if (await db.Accounts.AnyAsync(ct) || await db.Contacts.AnyAsync(ct))
        {
            return;
        }

        var owners = (await labels.Source("user")!.Find("", 20, ct)).Select(u => u.Id).ToList();
        var accounts = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var (company, index) in DemoCompanies.All.Select((c, i) => (c, i)))
        {
            accounts[company.Name] = await CreateAccount(company, company.Parent is null ? null : accounts[company.Parent], Owner(owners, index), index, ct);
        }

        foreach (var (person, index) in DemoPeople.All.Select((p, i) => (p, i)))
        {
            await CreateContact(person, accounts[person.Company], Owner(owners, DemoCompanies.IndexOf(person.Company)), index, ct);
        }
    }

    private static Guid? Owner(List<Guid> owners, int index) => owners.Count == 0 ? null : owners[index % owners.Count];

    private async Task<Guid> CreateAccount(DemoCompany company, Guid? parentId, Guid? ownerId, int index, CancellationToken ct)
    {
        var account = new JsonObject
        {
            ["name"] = company.Name,
            ["industry"] = company.Industry,
            ["employees"] = company.Employees,
            ["annualRevenue"] = new JsonObject { ["amount"] = company.RevenueMillions * 1_000_000m, ["currency"] = company.Currency },
            ["foundedYear"] = 1948 + (index * 7 % 70),
            ["roles"] = new JsonArray([.. company.Roles.Select(r => JsonValue.Create(r))]),
            ["lifecycleStage"] = Stages[index % Stages.Length],
            ["domains"] = new JsonArray(company.Domain),
            ["website"] = $"https://{company.Domain}",
            ["addresses"] = new JsonArray(new JsonObject { ["street"] = company.Street, ["city"] = company.City, ["country"] = company.Country, ["label"] = "work" }),
            ["ownerId"] = ownerId,
            ["parentId"] = parentId,
        };
        return (await mediator.Send(new CreateRecord<Account>(Values<Account>(account)), ct)).Id;
    }

    private Task CreateContact(DemoPerson person, Guid accountId, Guid? ownerId, int index, CancellationToken ct)
    {
        var company = DemoCompanies.All[DemoCompanies.IndexOf(person.Company)];
        var contact = new JsonObject
        {
            ["givenName"] = person.Given,
            ["familyName"] = person.Family,
            ["title"] = person.Title,
            ["accountId"] = accountId,
            ["emails"] = new JsonArray(new JsonObject { ["address"] = $"{person.Mailbox}@{company.Domain}", ["label"] = "work" }),
            ["phones"] = new JsonArray(new JsonObject { ["number"] = $"{company.DialCode} {(5550100 + index).ToString(System.Globalization.CultureInfo.InvariantCulture)}", ["label"] = "work" }),
            ["lifecycleStage"] = Stages[(index + 2) % Stages.Length],
            ["language"] = company.Language,
            ["ownerId"] = ownerId,
            ["tags"] = index % 4 == 0 ? new JsonArray("fair 2026") : [],
        };
        return mediator.Send(new CreateRecord<Contact>(Values<Contact>(contact)), ct);
    }

    private RecordValues Values<T>(JsonObject json)
        where T : Kernel.Record => RecordValues.Read(catalog.Of<T>(), JsonSerializer.SerializeToElement(json));
}
