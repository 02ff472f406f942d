namespace Crm.Contacts.Demo;

internal sealed record DemoPerson(string Given, string Family, string Mailbox, string Title, string Company);

/// <summary>Invented people.</summary>
internal static class DemoPeople
{
    public static readonly IReadOnlyList<DemoPerson> All =
    [
        new("Marisol", "Ibáñez", "marisol.ibanez", "Purchasing director", "Altamira Foods"),
        new("Gonzalo", "de la Vega", "gonzalo.vega", "Plant manager", "Altamira Foods"),
        new("Lucía", "Ferrer", "lucia.ferrer", "Quality engineer", "Altamira Foods"),
        new("Íñigo", "Echeverría", "inigo.echeverria", "Operations manager", "Altamira Logística"),
        new("Carla", "Benedetti", "carla", "Chief executive", "Benedetti Meccanica"),
        new("Matteo", "Rinaldi", "matteo.rinaldi", "Buyer", "Benedetti Meccanica"),
        new("Giulia", "Castello", "giulia", "Owner", "Castello Ceramiche"),
        new("小明", "王", "wang.xiaoming", "Head of procurement", "Dalian Precision"),
        new("丽娜", "陈", "chen.lina", "Quality manager", "Dalian Precision"),
        new("建国", "李", "li.jianguo", "Vice president", "Dalian Precision"),
        new("Priya", "Raman", "p.raman", "Clinical engineering lead", "Eastmoor Hospital Trust"),
        new("Owen", "McDonald", "o.mcdonald", "Procurement officer", "Eastmoor Hospital Trust"),
        new("Grace", "Okafor", "g.okafor", "Finance director", "Eastmoor Hospital Trust"),
        new("Sigrid", "Bjørnsen", "sigrid", "Managing director", "Fjord Instruments"),
        new("Антон", "Чехов", "a.chekhov", "Технический директор", "Granit Stroy"),
        new("Ольга", "Смирнова", "o.smirnova", "Закупки", "Granit Stroy"),
        new("Beatrice", "Finch", "beatrice", "Partner", "Harbour & Finch"),
        new("Joaquín", "Peralta", "joaquin", "Gerente general", "Iguazú Turismo"),
        new("Thandiwe", "Nkosi", "t.nkosi", "Head of maintenance", "Jacaranda Energy"),
        new("Walter", "Brandt", "w.brandt", "Grid engineer", "Jacaranda Energy"),
        new("Dana", "Whitfield", "dana.whitfield", "Supply chain director", "Kestrel Avionics"),
        new("Luis", "Ortega", "luis.ortega", "Test engineer", "Kestrel Avionics"),
        new("Jürgen", "Weiß", "j.weiss", "Einkaufsleiter", "Lumen Optik"),
        new("Annika", "Vogel", "a.vogel", "Laborleiterin", "Lumen Optik"),
        new("Montserrat", "Puig", "m.puig", "Directora de compras", "Mirador Seguros"),
        new("Adrián", "Soler", "a.soler", "IT manager", "Mirador Seguros"),
        new("Hannah", "Northgate", "hannah", "Practice owner", "Northgate Dental"),
        new("Ramon", "Vila", "ramon", "Gerente", "Oriente Textil"),
        new("Chloe", "Tan", "chloe", "General manager", "Pacific Reef Tours"),
        new("Marcus", "Bell", "marcus.bell", "Chief procurement officer", "Quartz Retail Group"),
        new("Sofia", "Marino", "sofia.marino", "Category manager", "Quartz Retail Group"),
        new("Ethan", "Cole", "ethan.cole", "Regional director", "Quartz Retail Group"),
        new("Nadia", "Haddad", "nadia.haddad", "Head of operations", "Quartz Home"),
        new("Lorenzo", "Riva", "lorenzo", "Chief executive", "Riva Yachts"),
        new("健", "佐藤", "ken.sato", "購買部長", "Sakura Robotics"),
        new("美咲", "鈴木", "misaki.suzuki", "Project lead", "Sakura Robotics"),
        new("Мария", "Кузнецова", "m.kuznetsova", "Директор по закупкам", "Tverskaya Apteka"),
        new("Paolo", "Gentili", "paolo", "Cellar master", "Umbria Vini"),
        new("Ximena", "Vega", "ximena", "Directora comercial", "Vega Distribución"),
        new("Rodrigo", "Luna", "rodrigo.luna", "Almacén", "Vega Distribución"),
    ];
}
