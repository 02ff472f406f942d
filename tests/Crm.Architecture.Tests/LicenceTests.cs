using System.Text.Json;
using System.Xml.Linq;
using Crm.Architecture.Tests.Discovery;

namespace Crm.Architecture.Tests;

/// <summary>What is restored may be used by everybody, for ever, without a key: licences are read from the packages themselves.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Allowed =
        ["MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "PostgreSQL", "MS-PL", "Unlicense", "CC0-1.0", "BlueOak-1.0.0", "Python-2.0", "Zlib"];

    /// <summary>Packages that name no licence expression, by id, with what their licence file says.</summary>
    private static readonly Dictionary<string, string> ReadByAPerson = new(StringComparer.Ordinal)
    {
        ["MediatR"] = "Apache-2.0; 5.1.0 names an address instead of an expression",
        ["AutoMapper"] = "MIT; 8.0.0 names an address instead of an expression",
        ["SourceGear.sqlite3"] = "SQLite itself, in the public domain",
        ["Microsoft.Data.SqlClient.SNI.runtime"] = "Microsoft's terms for redistributable libraries; a part of SqlClient that only Windows loads",
    };

    /// <summary>Packages that only tests or tools use, which are never shipped.</summary>
    private static readonly Dictionary<string, string> NeverShipped = new(StringComparer.Ordinal)
    {
        ["Microsoft.SqlServer.DacFx"] = "Microsoft's own terms; its T-SQL parser checks scripts in Crm.Persistence.Tests",
    };

    [Test]
    public void NuGetPackages_OfAllProjects_HaveAllowedLicences()
    {
        var packages = Repository.Projects.Values.SelectMany(RestoredFor).DistinctBy(p => p.Id).ToList();
        Assert.That(packages, Has.Count.GreaterThan(20), "Restore the solution first.");

        AllowList.Check(
            packages.Where(p => !IsAllowed(p.Licence)).Select(p => p.Id),
            ReadByAPerson.Concat(NeverShipped).ToDictionary(StringComparer.Ordinal),
            "Their licences: " + string.Join(", ", packages.Where(p => !IsAllowed(p.Licence)).Select(p => $"{p.Id} {p.Licence}")));
    }

    [Test]
    public void NuGetPackages_ThatAreNeverShipped_AreNotInTheProduct()
    {
        var product = RestoredFor(Repository.Projects["Crm.Platform"]).Select(p => p.Id);

        Assert.That(product.Where(NeverShipped.ContainsKey), Is.Empty);
    }

    /// <summary>Licences that oblige whoever changes or copies the tool itself, which only runs while the browser app is built and tested.</summary>
    private static readonly string[] AllowedForTools = [.. Allowed, "MPL-2.0", "CC-BY-4.0"];

    [Test]
    public void NpmPackages_OfTheBrowserApp_HaveAllowedLicences()
    {
        using var file = JsonDocument.Parse(Repository.Read("frontend/package-lock.json"));
        var packages = file.RootElement.GetProperty("packages").EnumerateObject().Where(p => p.Name.Length > 0).ToList();
        Assert.That(packages, Has.Count.GreaterThan(100));

        var offenders =
            from package in packages
            let licence = package.Value.TryGetProperty("license", out var named) ? named.GetString()! : "none named"
            let isTool = package.Value.TryGetProperty("dev", out _) || package.Value.TryGetProperty("devOptional", out _)
            where !IsAllowed(licence, isTool ? AllowedForTools : Allowed)
            select $"{package.Name}: {licence}";
        Assert.That(offenders, Is.Empty);
    }

    private static bool IsAllowed(string licence, string[]? allowed = null) => Expression(licence).Split(" AND ", StringSplitOptions.TrimEntries)
        .All(part => part.Split(" OR ", StringSplitOptions.TrimEntries).Any((allowed ?? Allowed).Contains));

    private static string Expression(string licence) => licence.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);

    private static IEnumerable<(string Id, string Licence)> RestoredFor(string project)
    {
        var assets = Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json");
        if (!File.Exists(assets))
        {
            yield break;
        }

        using var json = JsonDocument.Parse(File.ReadAllText(assets));
        var folders = json.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
        foreach (var library in json.RootElement.GetProperty("libraries").EnumerateObject().Where(l => l.Value.GetProperty("type").GetString() == "package"))
        {
            var folder = folders.Select(f => Path.Combine(f, library.Value.GetProperty("path").GetString()!)).First(Directory.Exists);
            yield return (library.Name.Split('/')[0], LicenceIn(Directory.GetFiles(folder, "*.nuspec").Single()));
        }
    }

    private static string LicenceIn(string nuspec)
    {
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        string? Named(string name) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
        var licence = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        return licence?.Attribute("type")?.Value == "expression" ? licence.Value : licence?.Value ?? Named("licenseUrl") ?? "none named";
    }
}
