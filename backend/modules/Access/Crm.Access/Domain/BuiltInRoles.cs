using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>The roles that every installation has. Patterns cover the record types of modules to come.</summary>
internal static class BuiltInRoles
{
    private static readonly Grant Imports = new("imports.create", AccessLevel.All);
    private static readonly Grant Mails = new("inbound-mail.manage", AccessLevel.All);
    private static readonly Grant[] Hours = [new("working-hours.manage", AccessLevel.All), new("service-policies.manage", AccessLevel.All), new("service-policies.supervise", AccessLevel.All)];
    private static readonly Grant[] Leads = [new("lead-scoring.manage", AccessLevel.All), new("lead-assignment.manage", AccessLevel.All), new("forms.manage", AccessLevel.All)];
    private static readonly Grant Calls = new("call-lists.use", AccessLevel.All);
    private static readonly Grant Motives = new("purchase-motives.manage", AccessLevel.All);
    private static readonly Grant[] Insights = [Motives, new("suggestions.manage", AccessLevel.All)];
    private static readonly Grant[] Forecasts = [new("forecast.adjust", AccessLevel.All), new("quotas.manage", AccessLevel.All), new("battle-cards.manage", AccessLevel.All), new("battle-cards.approve", AccessLevel.All)];
    private static readonly Grant Templates = new("templates.read", AccessLevel.All);

    public static readonly IReadOnlyList<(string Key, string Name, string Description, Grant[] Grants)> All =
    [
        (Role.AdministratorKey, "Administrator", "May do everything, also manage users, roles and API keys.", []),
        ("sales-manager", "Sales manager", "Sees and changes all records, deletes, merges, imports and exports.",
            [.. Records(AccessLevel.All, create: AccessLevel.All, edit: AccessLevel.All, delete: AccessLevel.All, export: AccessLevel.All, merge: AccessLevel.All), Imports, Mails, Calls, Templates, new("call-lists.manage", AccessLevel.All), new("partners.manage", AccessLevel.All), new("imports.manage", AccessLevel.All), new("views.manage", AccessLevel.All),
                new("promises.supervise", AccessLevel.All), new("inquiries.supervise", AccessLevel.All), new("handover.run", AccessLevel.All), new("neglect.manage", AccessLevel.All), new("pipelines.manage", AccessLevel.All), new("exchange-rates.manage", AccessLevel.All), new("quotes.override", AccessLevel.All), new("approvals.decide", AccessLevel.All), .. Hours, .. Forecasts, .. Insights, .. Leads]),
        ("sales-rep", "Sales representative", "Sees all customers, works on those of the own team and merges them, deletes and exports the own.",
            [.. Records(AccessLevel.All, create: AccessLevel.Team, edit: AccessLevel.Team, delete: AccessLevel.Own, export: AccessLevel.Own, merge: AccessLevel.Team), Imports, Mails, Calls, Templates]),
        ("marketer", "Marketer", "Sees and changes all records, imports and exports; deletes nothing.",
            [.. Records(AccessLevel.All, create: AccessLevel.All, edit: AccessLevel.All, export: AccessLevel.All), Imports, Calls, Templates, Motives, .. Leads]),
        ("service-agent", "Service agent", "Sees and changes all records; no deletion, export or import.",
            [.. Records(AccessLevel.All, create: AccessLevel.All, edit: AccessLevel.All), Mails, Calls, Templates]),
        ("read-only", "Read only", "Sees all records and changes nothing.", [.. Records(AccessLevel.All)]),
        (Role.PartnerKey, "Partner", "For the people of dealers: the leads of their own company and what is shared with it, nothing else.", [new("partner-portal.use", AccessLevel.All)]),
    ];

    private static IEnumerable<Grant> Records(
        AccessLevel read, AccessLevel create = AccessLevel.None, AccessLevel edit = AccessLevel.None, AccessLevel delete = AccessLevel.None,
        AccessLevel export = AccessLevel.None, AccessLevel merge = AccessLevel.None) =>
        ((Grant[])[new("*.read", read), new("*.create", create), new("*.edit", edit), new("*.delete", delete), new("*.export", export), new("*.merge", merge)])
        .Where(g => g.Level != AccessLevel.None);
}
