//! Countries, and the states and territories of the United States, as controls that bring their own answers (spec: frames-forms 9.2).

use super::{choices::Choice, part::Part};

/// Of ISO 3166-1: three letters, which are saved, and two, by which browsers know the names.
const COUNTRIES: &str = "\
    abwAW afgAF agoAO aiaAI alaAX albAL andAD areAE argAR armAM asmAS ataAQ atfTF atgAG ausAU autAT azeAZ bdiBI belBE benBJ besBQ \
    bfaBF bgdBD bgrBG bhrBH bhsBS bihBA blmBL blrBY blzBZ bmuBM bolBO braBR brbBB brnBN btnBT bvtBV bwaBW cafCF canCA cckCC cheCH \
    chlCL chnCN civCI cmrCM codCD cogCG cokCK colCO comKM cpvCV criCR cubCU cuwCW cxrCX cymKY cypCY czeCZ deuDE djiDJ dmaDM dnkDK \
    domDO dzaDZ ecuEC egyEG eriER eshEH espES estEE ethET finFI fjiFJ flkFK fraFR froFO fsmFM gabGA gbrGB geoGE ggyGG ghaGH gibGI \
    ginGN glpGP gmbGM gnbGW gnqGQ grcGR grdGD grlGL gtmGT gufGF gumGU guyGY hkgHK hmdHM hndHN hrvHR htiHT hunHU idnID imnIM indIN \
    iotIO irlIE irnIR irqIQ islIS isrIL itaIT jamJM jeyJE jorJO jpnJP kazKZ kenKE kgzKG khmKH kirKI knaKN korKR kwtKW laoLA lbnLB \
    lbrLR lbyLY lcaLC lieLI lkaLK lsoLS ltuLT luxLU lvaLV macMO mafMF marMA mcoMC mdaMD mdgMG mdvMV mexMX mhlMH mkdMK mliML mltMT \
    mmrMM mneME mngMN mnpMP mozMZ mrtMR msrMS mtqMQ musMU mwiMW mysMY mytYT namNA nclNC nerNE nfkNF ngaNG nicNI niuNU nldNL norNO \
    nplNP nruNR nzlNZ omnOM pakPK panPA pcnPN perPE phlPH plwPW pngPG polPL priPR prkKP prtPT pryPY psePS pyfPF qatQA reuRE rouRO \
    rusRU rwaRW sauSA sdnSD senSN sgpSG sgsGS shnSH sjmSJ slbSB sleSL slvSV smrSM somSO spmPM srbRS ssdSS stpST surSR svkSK svnSI \
    sweSE swzSZ sxmSX sycSC syrSY tcaTC tcdTD tgoTG thaTH tjkTJ tklTK tkmTM tlsTL tonTO ttoTT tunTN turTR tuvTV twnTW tzaTZ ugaUG \
    ukrUA umiUM uryUY usaUS uzbUZ vatVA vctVC venVE vgbVG virVI vnmVN vutVU wlfWF wsmWS yemYE zafZA zmbZM zweZW";

/// Two letters, which are saved, and the name.
const STATES: &str = "\
    ALAlabama|AKAlaska|AZArizona|ARArkansas|CACalifornia|COColorado|CTConnecticut|DEDelaware|FLFlorida|GAGeorgia|HIHawaii|\
    IDIdaho|ILIllinois|INIndiana|IAIowa|KSKansas|KYKentucky|LALouisiana|MEMaine|MDMaryland|MAMassachusetts|MIMichigan|\
    MNMinnesota|MSMississippi|MOMissouri|MTMontana|NENebraska|NVNevada|NHNew Hampshire|NJNew Jersey|NMNew Mexico|NYNew York|\
    NCNorth Carolina|NDNorth Dakota|OHOhio|OKOklahoma|OROregon|PAPennsylvania|RIRhode Island|SCSouth Carolina|\
    SDSouth Dakota|TNTennessee|TXTexas|UTUtah|VTVermont|VAVirginia|WAWashington|WVWest Virginia|WIWisconsin|WYWyoming";
const TERRITORIES: &str = "\
    ASAmerican Samoa|DCDistrict of Columbia|FMFederated States of Micronesia|GUGuam|MHMarshall Islands|\
    MPNorthern Mariana Islands|PWPalau|PRPuerto Rico|VIVirgin Islands";

/// The countries, until the browser has named them by their letters.
pub(super) fn countries() -> Vec<Choice> {
    let letters = COUNTRIES.split(' ').filter_map(|letters| letters.get(..3));
    let each = letters.map(|letters| choice(letters, letters.to_uppercase()));
    each.collect()
}

/// The two letters of a country that is saved as three.
#[cfg(any(test, feature = "view"))]
pub(super) fn two_letters(saved: &str) -> Option<&'static str> {
    let mut known = COUNTRIES.split(' ');
    known.find_map(|letters| letters.strip_prefix(saved))
}

/// The states and territories that the study asks for, shown as it asks.
pub(super) fn states(options: &Part) -> Vec<Choice> {
    let lists = [
        ("includeStates", STATES),
        ("includeTerritories", TERRITORIES),
    ];
    let wanted = lists
        .iter()
        .filter(|(option, _)| options.flag(option, true));
    let known = wanted.flat_map(|(_, list)| list.split('|'));
    let as_code = options.text("format") == "code";
    let each = known.map(|known| {
        let (code, name) = known.split_at(2);
        let label = if as_code { code } else { name };
        let in_capitals = options.flag("capitalize", false);
        choice(
            code,
            if in_capitals {
                label.to_uppercase()
            } else {
                label.to_owned()
            },
        )
    });
    each.collect()
}

fn choice(saved: &str, label: String) -> Choice {
    Choice {
        value: saved.into(),
        label,
        image: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::part::Notes;
    use serde_json::json;
    use std::collections::BTreeSet;

    #[test]
    fn each_country_is_there_once() {
        let codes: BTreeSet<String> = countries()
            .into_iter()
            .map(|one| one.value.to_string())
            .collect();
        assert_eq!((codes.len(), countries().len()), (249, 249));
        let short: BTreeSet<_> = codes
            .iter()
            .map(|code| two_letters(code.trim_matches('"')))
            .collect();
        assert_eq!(short.len(), 249);
        assert!(
            short
                .iter()
                .flatten()
                .all(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()))
        );
        assert_eq!(two_letters("usa"), Some("US"));
        assert_eq!(two_letters("zzz"), None);
    }

    #[test]
    fn states_are_chosen_and_shown_as_the_study_asks() {
        let shown = |options: serde_json::Value| {
            let notes = Notes::default();
            let options = Part::new(Some(&options), String::new(), &notes);
            states(&options)
        };
        assert_eq!(shown(json!({})).len(), 59);
        assert_eq!(shown(json!({"includeTerritories": false})).len(), 50);
        let far = shown(json!({"includeStates": false, "capitalize": true}));
        let rico = far
            .iter()
            .find(|one| one.value == "PR")
            .map(|one| one.label.as_str());
        assert_eq!((far.len(), rico), (9, Some("PUERTO RICO")));
        let codes = shown(json!({"format": "code"}));
        assert!(codes.iter().all(|one| one.value == one.label.as_str()));
        let ohio = shown(json!({})).into_iter().find(|one| one.value == "OH");
        assert_eq!(ohio.map(|one| one.label).as_deref(), Some("Ohio"));
    }
}
