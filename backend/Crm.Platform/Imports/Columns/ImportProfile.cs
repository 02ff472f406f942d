namespace Crm.Platform.Imports.Columns;

/// <summary>Recognises by its headers whose export a file is, and which of them mean something else there than anywhere else.</summary>
internal static class ImportProfile
{
    private static readonly (string Name, string[][] Marks)[] Known =
    [
        ("crm", [["displayname", "createdat"], ["givenname", "familyname", "lifecyclestage"], ["xcrmlifecyclestage"], ["xcrmownerid"], ["companyname", "interest", "timing"], ["name", "domains", "lifecyclestage"]]),
        ("google", [["emailvalue"], ["phonevalue"], ["givenname", "groupmembership"], ["firstname", "organizationname", "labels"]]),
        ("outlook",
        [
            ["emaildisplayname"], ["emailaddress", "businessstreet"], ["calledeltrabajo"], ["direcciondecorreoelectronico", "telefonodeltrabajo"], ["viauff"], ["indirizzopostaelettronica"],
            ["улицарабадрес"], ["адресэлпочты"], ["商务地址街道"], ["电子邮件地址", "商务电话"], ["电子邮件显示名称"],
        ]),
        ("pipedrive", [["personname"], ["personemailwork"], ["personfirstname"], ["organizationname", "organizationaddress"], ["dealtitle"]]),
        ("hubspot", [["propertyhsobjectid"], ["propertycreatedate"], ["recordid", "lifecyclestage"], ["recordid", "contactowner"], ["recordid", "companyowner"], ["recordid", "createdate"], ["iddelregistro"], ["idderegistro"], ["idrecord"]]),
        ("salesforce", [["systemmodstamp"], ["mailingstreet"], ["billingstreet"], ["leadsource", "accountname"], ["accountid", "ownerid"], ["masterrecordid"]]),
    ];

    private static readonly string[] OfOutlook =
        ["account", "location", "officelocation", "cuenta", "ubicacion", "ubicaciondelaoficina", "localita", "расположение", "расположениекомнаты", "учетнаязапись", "位置", "办公地点", "办公室位置", "帐户", "账户"];

    public static string? Of(IEnumerable<string> headers)
    {
        var all = headers.Select(HeaderName.Normalise).ToHashSet(StringComparer.Ordinal);
        return Known.FirstOrDefault(p => p.Marks.Any(marks => marks.All(all.Contains))).Name;
    }

    /// <summary>Headers that say nothing of a record in such an export: an account is a number there, and a location a room.</summary>
    public static bool Ignores(string? profile, string header)
    {
        var name = HeaderName.Normalise(header);
        return profile switch
        {
            "outlook" => OfOutlook.Contains(name),
            "google" => name is "location" or "billinginformation" || name.EndsWith("type", StringComparison.Ordinal) || (name.EndsWith("label", StringComparison.Ordinal) && name.Length > 5),
            _ => false,
        };
    }
}
