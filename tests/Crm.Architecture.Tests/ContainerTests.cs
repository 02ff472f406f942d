using Crm.Architecture.Tests.Discovery;
using YamlDotNet.RepresentationModel;

namespace Crm.Architecture.Tests;

/// <summary>Rules of the container files, for where no container tool is at hand to check them.</summary>
public sealed class ContainerTests
{
    private static readonly string[] Dockerfile = Repository.Read("backend/Crm.Api/Dockerfile").Split('\n');

    private static YamlMappingNode Compose
    {
        get
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(Repository.Read("docker-compose.yml")));
            return (YamlMappingNode)yaml.Documents[0].RootNode;
        }
    }

    [Test]
    public void Compose_Services_AreAppAndDatabase() =>
        Assert.That(Services().Select(s => s.Name), Is.EquivalentTo(new[] { "app", "db" }));

    [Test]
    public void Compose_Secrets_HaveNoDefault()
    {
        var secrets = Services().SelectMany(s => Environment(s.Service)).Where(v => v.Key.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase) || v.Value.Contains("Password=", StringComparison.Ordinal)).ToList();

        Assert.That(secrets, Is.Not.Empty);
        foreach (var (name, value) in secrets)
        {
            // Either the start is refused without it, or it is empty and the product asks for it.
            Assert.That(value, Does.Match(@"\$\{[A-Z_]+(:\?[^}]+|:-)\}").And.Not.Match(@"\$\{[A-Z_]+(:-|-)[^}]+\}"), name);
        }
    }

    [Test]
    public void Compose_Data_LiesOnNamedVolumes()
    {
        var declared = ((YamlMappingNode)Compose.Children["volumes"]).Children.Keys.Select(k => k.ToString()).ToList();
        foreach (var (name, service) in Services())
        {
            var used = ((YamlSequenceNode)service.Children["volumes"]).Select(v => v.ToString().Split(':')[0]).ToList();
            Assert.That(used, Is.Not.Empty.And.SubsetOf(declared), name);
        }
    }

    [Test]
    public void Compose_App_WaitsForAHealthyDatabase()
    {
        var services = Services().ToDictionary(s => s.Name, s => s.Service, StringComparer.Ordinal);

        Assert.That(services["db"].Children.ContainsKey("healthcheck"), Is.True);
        Assert.That(services["app"].Children["depends_on"]["db"]["condition"].ToString(), Is.EqualTo("service_healthy"));
        Assert.That(services["app"].Children["build"]["dockerfile"].ToString(), Is.EqualTo("backend/Crm.Api/Dockerfile"), "whose HEALTHCHECK is the app's");
    }

    [Test]
    public void Dockerfile_FinalStage_IsNotRootAndChecksItsHealth()
    {
        var final = Dockerfile.Skip(Array.FindLastIndex(Dockerfile, line => line.StartsWith("FROM ", StringComparison.Ordinal))).ToList();

        Assert.That(final[0], Does.Contain("aspnet"), "The SDK is not shipped.");
        Assert.That(final, Has.One.StartsWith("USER ").And.None.EqualTo("USER root"));
        Assert.That(final, Has.One.StartsWith("HEALTHCHECK "));
        Assert.That(string.Join('\n', final), Does.Contain("/health/ready"));
    }

    [Test]
    public void Dockerfile_CopiedPaths_Exist()
    {
        var copied = Dockerfile.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal))
            .SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..^1]);

        Assert.That(copied.Where(path => !File.Exists(Path.Combine(Repository.Root, path)) && !Directory.Exists(Path.Combine(Repository.Root, path))), Is.Empty);
    }

    private static IEnumerable<(string Name, YamlMappingNode Service)> Services() =>
        ((YamlMappingNode)Compose.Children["services"]).Children.Select(s => (s.Key.ToString(), (YamlMappingNode)s.Value));

    private static IEnumerable<KeyValuePair<string, string>> Environment(YamlMappingNode service) =>
        ((YamlMappingNode)service.Children["environment"]).Children.Select(v => KeyValuePair.Create(v.Key.ToString(), v.Value.ToString()));
}
