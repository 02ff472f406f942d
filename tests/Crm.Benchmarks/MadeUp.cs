using System.Globalization;
using Crm.Platform.Search;

namespace Crm.Benchmarks;

/// <summary>People and firms as they are spread in a company that sells in several countries: a few names are very frequent, most are rare.</summary>
internal sealed class MadeUp(Dice dice)
{
    private sealed record Language(string Tag, string Country, string Dialling, string[] Given, string[] Family, string[] Rest);

    private static readonly Language Spanish = new("es", "ES", "34",
        Words("María José Carmen Antonio Ana Manuel Marta Francisco Laura Javier Lucía David Marina Daniel Elena Carlos Marisol Miguel Cristina Alejandro Isabel Pablo Rosa Sergio Paula Jorge Pilar Álvaro Raquel Rubén Mónica Iván Silvia Óscar Beatriz Adrián Nuria Ignacio Rocío Andrés"),
        Words("García González Rodríguez Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo Santos Lozano Guerrero Cano Prieto Méndez Cruz Ibáñez"),
        Words("ba be bar bel cal can cor dal der fer gal gor lan len mar mer mon nar ner or pal per quin ral ren ros sal san ser tor val ver vil zar"));

    private static readonly Language English = new("en", "GB", "44",
        Words("James Mary John Patricia Robert Jennifer Michael Linda William Elizabeth David Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Christopher Nancy Daniel Lisa Matthew Margaret Anthony Betty Mark Sandra Donald Ashley Steven Dorothy Paul Kimberly Andrew Emily Joshua Donna"),
        Words("Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris Murphy Cook Rogers Morgan Cooper Bailey"),
        Words("ash bar ber bol brad bur clif cot dal den eld fair field ford gate ham hart hol hurst ing kirk lan ley mar mon nor ton pem ren shaw stan ton wal wick win wood worth"));

    private static readonly Language Italian = new("it", "IT", "39",
        Words("Giuseppe Maria Giovanni Anna Antonio Giuseppina Mario Rosa Luigi Angela Francesco Giovanna Angelo Teresa Vincenzo Lucia Pietro Carmela Salvatore Caterina Carlo Francesca Franco Marina Domenico Marisa Bruno Paola Paolo Laura"),
        Words("Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De-Luca Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola De-Santis D'Angelo Marchetti"),
        Words("ba bel bri ca cel cor del fal fer gar gri lan lom mal man mar mo nar o pa pel ra ri ro sal san sta ta ter va vi za zo"));

    private static readonly Language Russian = new("ru", "RU", "7",
        Words("Александр Мария Сергей Анна Дмитрий Елена Андрей Ольга Алексей Наталья Иван Екатерина Михаил Татьяна Николай Ирина Владимир Светлана Антон Юлия Павел Марина Максим Людмила Артём Дарья"),
        Words("Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев Чехов"),
        Words("ба бел вол гор дол жу зор ка кол ла мар мо нев ор пет ру сав тар уль фил хо чер шу"));

    private static readonly Language Chinese = new("zh-Hans", "CN", "86",
        Words("小明 伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 文 建国 建华 志强 晓东 海燕 雪梅 子涵 浩然 欣怡 宇轩 梓萱"),
        Words("王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾"),
        []);

    private static readonly Language[] Languages = [Spanish, Spanish, Spanish, Spanish, English, English, English, Italian, Italian, Russian, Chinese];
    private static readonly string[] Cities = Words("Madrid Barcelona London Málaga Milano Roma Москва 北京 上海 Sevilla Valencia Bilbao Torino Manchester Leeds Bristol Napoli Zaragoza Granada Казань");
    private static readonly string[] Titles = ["Director", "Sales manager", "Buyer", "Engineer", "Gerente", "Responsable de compras", "Direttore", "Инженер", "经理", "Accountant", "Head of IT", "Consultant"];
    private static readonly string[] Industries = Words("Software Retail Manufacturing Banking Insurance Health Education Construction Logistics Energy Food Tourism Media Telecom Automotive Chemicals Textiles Agriculture");
    private static readonly string[] Stages = ["customer", "lead", "prospect", "subscriber", "lapsed", "other"];
    private static readonly string[] TagWords = Words("vip newsletter event-2026 partner press cold warm renewal beta reference");
    private static readonly string[] PublicDomains = ["gmail.example", "outlook.example", "yahoo.example", "mail.example", "qq.example"];

    public string Stage() => dice.PickSkewed(Stages);

    public string Industry() => dice.PickSkewed(Industries);

    public List<string> Tags() => dice.Next(3) == 0 ? [dice.PickSkewed(TagWords)] : [];

    public (string Name, string Domain) Firm(int number)
    {
        var language = dice.Pick(Languages);
        var name = language == Chinese ? dice.Pick(Cities[7..9]) + Given(language) + "科技有限公司" : $"{Family(language)} {dice.Pick((string[])["Group", "& Co", "S.L.", "Ltd", "S.p.A.", "Systems", "Consulting"])}";
        return (name, string.Create(CultureInfo.InvariantCulture, $"{Latin(name)}{number % 1000}.example"));
    }

    public Person Person(string? domain)
    {
        var language = dice.Pick(Languages);
        var (given, family) = (Given(language), Family(language));
        var local = $"{Latin(given)}.{Latin(family)}{dice.Next(10_000)}";
        var phone = string.Create(CultureInfo.InvariantCulture, $"+{language.Dialling} 6{dice.Next(100):00} {dice.Next(1000):000} {dice.Next(1000):000}");
        return new Person(given, family, $"{local}@{domain ?? dice.PickSkewed(PublicDomains)}", phone, dice.PickSkewed(Titles), dice.PickSkewed(Cities), language.Country, language.Tag);
    }

    private string Given(Language language) => dice.PickSkewed(language.Given);

    // A third of the people have one of very many rare names.
    private string Family(Language language)
    {
        if (language.Rest.Length == 0 || dice.Next(3) > 0)
        {
            return dice.PickSkewed(language.Family);
        }

        var name = string.Concat(Enumerable.Range(0, 2 + dice.Next(2)).Select(_ => dice.Pick(language.Rest)));
        return char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..];
    }

    private string Latin(string text)
    {
        var letters = string.Concat(Folding.Fold(text).Where(char.IsAsciiLetterOrDigit));
        return letters.Length > 0 ? letters : string.Create(CultureInfo.InvariantCulture, $"u{dice.Next(100_000)}");
    }

    private static string[] Words(string text) => [.. text.Split(' ').Select(w => w.Replace('-', ' '))];
}

/// <summary>One person.</summary>
internal sealed record Person(string Given, string Family, string Email, string Phone, string Title, string City, string Country, string Language);
