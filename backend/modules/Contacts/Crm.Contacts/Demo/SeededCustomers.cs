using Crm.Contacts.Domain;
using Crm.Kernel.Values;
using Crm.Platform.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Demo;

/// <summary>Invented people of many countries and the companies that they work for: a tenth as many, of which few are very large.</summary>
internal sealed class SeededCustomers(ContactsDb contacts) : ISeedData
{
    private const int LargestCompany = 200_000;
    private static readonly string[] Industries = "Software Retail Manufacturing Banking Insurance Health Education Construction Logistics Energy Food Tourism Media Telecom Automotive Chemicals Textiles Agriculture".Split(' ');
    private static readonly LifecycleStage[] Stages = [LifecycleStage.Customer, LifecycleStage.Lead, LifecycleStage.Prospect, LifecycleStage.Subscriber, LifecycleStage.Lapsed, LifecycleStage.Other];
    private static readonly PartyRole[] Parties = [PartyRole.Customer, PartyRole.Prospect, PartyRole.Dealer, PartyRole.Supplier, PartyRole.Partner, PartyRole.Competitor];
    private static readonly string[] Words = ["vip", "newsletter", "event 2026", "partner", "press", "cold", "warm", "renewal", "beta", "reference"];
    private static readonly string[] Sources = ["web form", "fair", "recommendation", "cold call", "partner", "import"];

    public int Order => 20;

    public async Task<bool> IsThere(CancellationToken ct) => await contacts.Contacts.AnyAsync(ct) || await contacts.Accounts.AnyAsync(ct);

    public async Task Seed(SeedRun run, CancellationToken ct)
    {
        var firms = new List<Firm>();
        await run.Write<Account>(Math.Max(1, run.Contacts / 10), draft => Account(run, draft, firms), ct);
        await run.Write<Contact>(run.Contacts, draft => Contact(run, draft, firms), ct);
    }

    private static void Account(SeedRun run, SeedDraft draft, List<Firm> firms)
    {
        var (dice, inventor) = (run.Dice, run.Inventor);
        var nation = inventor.AnyNation();
        var (name, domain) = inventor.Firm(nation, draft.Number);
        draft.Set("name", name);
        draft.Set("domains", new List<string> { domain });
        draft.Set("website", $"https://{domain}");
        draft.Set("industry", dice.PickSkewed(Industries));
        draft.Set("employees", 1L + (long)(LargestCompany / (draft.Number + 1.0)) + dice.Skewed(500));
        draft.Set("foundedYear", 2024L - dice.Skewed(150));
        draft.Set("roles", new List<PartyRole> { dice.PickSkewed(Parties) });
        draft.Set("phones", new List<PhoneNumber> { inventor.Phone(nation) });
        draft.Set("addresses", new List<PostalAddress> { inventor.Address(nation) });
        draft.Set("lifecycleStage", dice.PickSkewed(Stages));
        draft.Set("tags", Tags(dice));
        if (firms.Count > 10 && dice.OneIn(20))
        {
            draft.Set("parentId", dice.PickSkewed(firms).Id); // Of an older company, so that no circle comes of it.
        }

        firms.Add(new Firm(draft.Id, domain, nation));
    }

    // Three of four work somewhere, nearly always in the country of their company.
    private static void Contact(SeedRun run, SeedDraft draft, List<Firm> firms)
    {
        var (dice, inventor) = (run.Dice, run.Inventor);
        var firm = dice.OneIn(4) ? null : dice.PickSkewed(firms);
        var nation = firm is not null && !dice.OneIn(10) ? firm.Nation : inventor.AnyNation();
        var person = inventor.Person(nation, firm?.Domain);
        draft.Set("givenName", person.Given);
        draft.Set("familyName", person.Family);
        draft.Set("emails", new List<EmailAddress> { new(person.Email, firm is null ? "home" : "work") });
        draft.Set("phones", new List<PhoneNumber> { inventor.Phone(nation) });
        draft.Set("addresses", dice.OneIn(3) ? [] : new List<PostalAddress> { inventor.Address(nation) });
        draft.Set("language", person.Language);
        draft.Set("lifecycleStage", dice.PickSkewed(Stages));
        draft.Set("tags", Tags(dice));
        draft.Set("birthday", dice.OneIn(3) ? new DateOnly(1950 + dice.Next(55), 1 + dice.Next(12), 1 + dice.Next(28)) : null);
        draft.Set("source", dice.OneIn(2) ? dice.PickSkewed(Sources) : null);
        if (firm is not null)
        {
            draft.Set("accountId", firm.Id);
            draft.Set("title", person.Title);
        }
    }

    private static List<string> Tags(Dice dice) => dice.OneIn(3) ? [dice.PickSkewed(Words)] : [];

    private sealed record Firm(Guid Id, string Domain, Nation Nation);
}
