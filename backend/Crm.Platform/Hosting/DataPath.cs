using Microsoft.Extensions.Configuration;

namespace Crm.Platform.Hosting;

/// <summary>The folder of everything the product keeps outside a database server.</summary>
public sealed class DataPath
{
    public DataPath(IConfiguration configuration, string contentRoot)
    {
        var configured = configuration["Crm:DataPath"];
        Root = Path.GetFullPath(string.IsNullOrWhiteSpace(configured) ? "data" : configured, Anchor(contentRoot));
    }

    public string Root { get; }

    // `dotnet run` makes the project folder the working directory; a checkout keeps its data at its own root.
    private static string Anchor(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Crm.sln")))
            {
                return folder.FullName;
            }
        }

        return contentRoot;
    }
}
